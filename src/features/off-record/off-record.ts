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

interface Began extends Event {
  readonly type: 'off-record.began';
  /** The entry that tells of it in the minutes. */
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
  /** The entry of the passage that is going on. */
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

/** How long a passage was, in whole minutes and at least one. */
function duration({ from, to }: Passage): string {
  const minutes = Math.max(1, Math.round((Date.parse(to ?? from) - Date.parse(from)) / 60_000));
  return `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
}

const begin: Command<OffRecordEvent | EntryEvent> = {
  verb: 'offrecord',
  aliases: ['off-record'],
  usage: '/offrecord',
  help: () => 'Nothing that is said from now on is kept; the minutes show only that it happened, and how long.',
  who: 'chair',
  when: HELD_PHASES,
  isBarrier: true,
  offRecord: true,
  decide(typed, meeting) {
    if (isOffRecord(meeting)) return { events: [], answer: sayText('This is off the record already.') };
    const decided = recordEntry({ kind: 'off-record', text: 'Off the record' }, typed, meeting);
    if ('refuse' in decided) return decided;
    return {
      events: [...decided.events, { type: 'off-record.began', at: typed.at, number: nextNumber(meeting) }],
      announce: sayText(
        { strong: 'Off the record.' },
        ' Nothing is kept, recorded or relayed until ',
        code('/onrecord'),
        '.',
      ),
    };
  },
};

const end: Command<OffRecordEvent> = {
  verb: 'onrecord',
  aliases: ['on-record'],
  usage: '/onrecord',
  help: () => 'What is said is recorded again.',
  who: 'chair',
  when: HELD_PHASES,
  offRecord: true,
  decide({ at }, meeting) {
    const { current, passages } = meeting.stateOf(offRecord);
    if (current === undefined) return refuse('This is on the record.');
    const { from = at } = passages.get(current) ?? {};
    return {
      events: [{ type: 'off-record.ended', at, number: current }],
      announce: sayText({ strong: 'On the record again' }, `, after ${duration({ from, to: at })}.`),
    };
  },
};

const close = ({ current, passages }: OffRecord, at: string): OffRecord =>
  current === undefined
    ? { passages }
    : { passages: passages.update(current, { from: at }, (passage) => ({ ...passage, to: at })) };

function write(entry: Entry, meeting: Meeting) {
  const passage = meeting.stateOf(offRecord).passages.get(entry.number);
  const long = passage?.to === undefined ? '' : ` for ${duration(passage)}`;
  return [textNode(`${entry.text}${long}`)];
}

/** Passages of which nothing is stored, anywhere: the secretary asks before it writes down what it hears. */
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
