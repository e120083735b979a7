import { DateTime } from 'luxon';

import { shorten } from '../../meeting/clean.ts';
import type { Event } from '../../meeting/event.ts';
import { refuse, type Command, type Decision, type Feature, type Meeting, type Typed } from '../../meeting/feature.ts';
import type { Group } from '../../meeting/group.ts';
import { say } from '../../meeting/message.ts';
import { nextStart } from '../../schedule/occurrences.ts';
import { lifecycle, nominalStart } from '../lifecycle/lifecycle.ts';
import { readWhen } from './when.ts';

interface Set extends Event {
  readonly type: 'next-meeting.set';
  /** ISO 8601, UTC; undefined where the group decided that there is no date yet. */
  readonly start?: string;
}
interface State {
  readonly decided: boolean;
  readonly start?: string | undefined;
}

/** When the meeting after this one starts: as decided, else as scheduled. ISO 8601, UTC. */
export function nextMeeting(meeting: Meeting): string | undefined {
  const { decided, start } = meeting.of(next);
  if (decided) return start;
  const held = nominalStart(meeting);
  return held === undefined ? undefined : nextStart(meeting.group.schedule, held);
}

const spoken = (start: string): string =>
  `${DateTime.fromISO(start, { zone: 'utc' }).setLocale('en').toFormat("cccc yyyy-MM-dd 'at' HH:mm")} UTC`;

interface Moved extends Event {
  readonly type: 'lifecycle.moved';
  readonly start: string;
}
type Outcome = Decision<Set | Moved>;

/** Between meetings, the next meeting is this one. */
const isBetween = (meeting: Meeting): boolean => meeting.of(lifecycle).phase === 'planned';

function tell(meeting: Meeting): Outcome {
  const known = isBetween(meeting) ? meeting.of(lifecycle).planned : nextMeeting(meeting);
  const told = known === undefined ? 'There is no date yet.' : `Next meeting: ${spoken(known)}.`;
  return { events: [], answer: say(told) };
}

function set({ args, at, by }: Typed, meeting: Meeting): Outcome {
  const start = readStart(args, at, meeting.group.schedule);
  if (start === undefined) return refuse(`I cannot read "${shorten(args)}" as a date.`);
  if (start <= at) return refuse(`${spoken(start)} is in the past.`);
  return {
    events: [isBetween(meeting) ? { type: 'lifecycle.moved', at, start } : { type: 'next-meeting.set', at, start }],
    announce: say(`Next meeting: ${spoken(start)} (`, { time: start }, `), set by ${by.label}.`),
  };
}

/**
 * The start that was typed, ISO 8601 UTC; at the usual time where only a day was named. In the group's wall clock,
 * unless the words name a zone: what one types in a meeting the others read.
 */
function readStart(typed: string, at: string, { zone, start: clock }: Group['schedule']): string | undefined {
  const when = readWhen(typed, at, zone);
  if (!when) return undefined;
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  const date = when.timed ? when.date : when.date.set({ hour, minute });
  return date.toUTC().toISO({ precision: 'millisecond' }) ?? undefined;
}

const command: Command<Set | Moved> = {
  verb: 'meeting next',
  aliases: ['next'],
  usage: '/meeting next [WHEN | none], such as 2024-06-05 16:00 or next wednesday 16:00',
  help: 'Tells, sets or moves the next meeting. The weekday is computed.',
  who: 'anyone',
  when: ['planned', 'gathering', 'in session'],
  decide(typed, meeting) {
    if (typed.args === '') return tell(meeting);
    if (!/^(?:none|tbd)$/iu.test(typed.args) || isBetween(meeting)) return set(typed, meeting);
    const announce = say('The next meeting has no date yet.');
    return { events: [{ type: 'next-meeting.set', at: typed.at }], announce };
  },
};

export const next: Feature<State, Set, Set | Moved> = {
  name: 'next-meeting',
  initial: () => ({ decided: false }),
  commands: [command],
  on: { 'next-meeting.set': (_, { start }) => ({ decided: true, start }) },
};
