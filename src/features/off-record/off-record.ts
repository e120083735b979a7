import { Map } from 'immutable';

import type { Entry, EntryEvent } from '../../meeting/entry.ts';
import type { Event } from '../../meeting/event.ts';
import { refuse, type Command, type Feature, type Meeting } from '../../meeting/feature.ts';
import type { MeetingEnded } from '../../meeting/lifecycle.ts';
import { code, sayText } from '../../meeting/message.ts';
import { HELD_PHASES } from '../../meeting/phases.ts';
import { nextNumber, recordEntry } from '../../meeting/record-entry.ts';
import { shiftMinutes } from '../../meeting/shift-minutes.ts';
import { textNode } from '../../minutes/build.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { offRecordMessages } from './messages.ts';

interface Began extends Event {
  readonly type: 'off-record.began';
  /** Its entry in the minutes. */
  readonly number: number;
}
interface Over extends Event {
  readonly type: 'off-record.ended';
  readonly number: number;
}
type OffRecordEvent = Began | Over;

interface Passage {
  /** ISO 8601, UTC. */
  readonly from: string;
  readonly to?: string;
}

interface OffRecord {
  /** The entry of the current passage. */
  readonly current?: number;
  readonly passages: Map<number, Passage>;
}

/** Whether nothing that is said now may be stored, relayed or logged. */
export const isOffRecord = (meeting: Meeting): boolean => meeting.stateOf(offRecord).current !== undefined;

/** Whether what was said at an instant (ISO 8601, UTC) was off the record, in a passage that is over. */
export const wasOffRecord = (meeting: Meeting, at: string): boolean =>
  meeting.stateOf(offRecord).passages.some(({ from, to }) => to !== undefined && from < at && at < to);

const MINUTES_BEFORE = 10;
const MINUTES_AFTER = 1;

/**
 * Whether what was said at an instant (ISO 8601, UTC) may have been off the record, as far as clocks can be trusted. It
 * was, if it was heard in a passage; but a homeserver's clock can be ten minutes slow, and if a platform gives a
 * command no time, the passage begins when the command was heard.
 */
export const mayHaveBeenOffRecord = (meeting: Meeting, at: string): boolean =>
  meeting
    .stateOf(offRecord)
    .passages.some(
      ({ from, to }) =>
        shiftMinutes(from, -MINUTES_BEFORE) <= at && (to === undefined || at <= shiftMinutes(to, MINUTES_AFTER)),
    );

/** Whether an entry is that of a passage: then its message is `/offrecord`, with whatever was typed after it. */
export const isPassage = (meeting: Meeting, number: number): boolean => meeting.stateOf(offRecord).passages.has(number);

/** The text of a passage's entry in the log, whatever the group's language is. */
const RECORDED_AS = 'Off the record';

/** How long a passage was, in whole minutes and at least one. */
const minutesLong = ({ from, to }: Passage): number =>
  Math.max(1, Math.round((Date.parse(to ?? from) - Date.parse(from)) / 60_000));

const begin: Command<OffRecordEvent | EntryEvent> = {
  verb: 'offrecord',
  aliases: ['off-record'],
  usage: '/offrecord',
  help: (of) => offRecordMessages(of).helpBegin,
  who: 'chair',
  when: HELD_PHASES,
  isBarrier: true,
  offRecord: true,
  decide(typed, meeting) {
    const say = offRecordMessages(meeting.group);
    if (isOffRecord(meeting)) return { events: [], answer: sayText(say.already) };
    const decided = recordEntry({ kind: 'off-record', text: RECORDED_AS }, typed, meeting);
    if ('refuse' in decided) return decided;
    return {
      events: [...decided.events, { type: 'off-record.began', at: typed.at, number: nextNumber(meeting) }],
      announce: sayText(...say.begun(code('/onrecord'))),
    };
  },
};

const end: Command<OffRecordEvent> = {
  verb: 'onrecord',
  aliases: ['on-record'],
  usage: '/onrecord',
  help: (of) => offRecordMessages(of).helpEnd,
  who: 'chair',
  when: HELD_PHASES,
  offRecord: true,
  decide({ at }, meeting) {
    const say = offRecordMessages(meeting.group);
    const { current, passages } = meeting.stateOf(offRecord);
    if (current === undefined) return refuse(say.notOff);
    const { from = at } = passages.get(current) ?? {};
    return {
      events: [{ type: 'off-record.ended', at, number: current }],
      announce: sayText(...say.over(minutesLong({ from, to: at }))),
    };
  },
};

const close = ({ current, passages }: OffRecord, at: string): OffRecord =>
  current === undefined
    ? { passages }
    : { passages: passages.update(current, { from: at }, (passage) => ({ ...passage, to: at })) };

function write(entry: Entry, meeting: Meeting) {
  const say = minutesMessages(meeting.group);
  const passage = meeting.stateOf(offRecord).passages.get(entry.number);
  const words = entry.text === RECORDED_AS ? say.offRecord : entry.text;
  return [textNode(passage?.to === undefined ? words : say.lasted(words, minutesLong(passage)))];
}

/** Passages that are stored nowhere: the secretary asks before it writes down what it hears. */
export const offRecord: Feature<OffRecord, OffRecordEvent | MeetingEnded, OffRecordEvent> = {
  name: 'off-record',
  voided: (before) => before,
  initial: () => ({ passages: Map() }),
  commands: [begin, end],
  evolve: {
    'off-record.began': ({ passages }, { number, at }) => ({
      current: number,
      passages: passages.set(number, { from: at }),
    }),
    'off-record.ended': (state, { at }) => close(state, at),
    'lifecycle.ended': (state, { at }) => close(state, at),
  },
  entries: { 'off-record': write },
};
