import { DateTime } from 'luxon';

import type { Event } from '../../meeting/event.ts';
import { refuse, type Command, type Feature, type Meeting } from '../../meeting/feature.ts';
import { say } from '../../meeting/message.ts';
import { nextStart } from '../../schedule/schedule.ts';
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

const command: Command<Set | { type: 'lifecycle.moved'; at: string; start: string }> = {
  verb: 'meeting next',
  aliases: ['next'],
  usage: '/meeting next [WHEN | none], such as 2024-06-05 16:00 or next wednesday 16:00',
  help: 'Tells, sets or moves the next meeting. The weekday is computed.',
  who: 'anyone',
  when: ['planned', 'gathering', 'in session'],
  decide({ args, at, by }, meeting) {
    const { phase, planned } = meeting.of(lifecycle);
    const between = phase === 'planned';
    if (args === '') {
      const known = between ? planned : nextMeeting(meeting);
      return {
        events: [],
        answer: say(known === undefined ? 'There is no date yet.' : `Next meeting: ${spoken(known)}.`),
      };
    }
    if (/^(?:none|tbd)$/iu.test(args) && !between) {
      return { events: [{ type: 'next-meeting.set', at }], announce: say('The next meeting has no date yet.') };
    }
    // The group's wall clock, unless the words name a zone: what one types in a meeting the others read.
    const { zone, start: clock } = meeting.group.schedule;
    const when = readWhen(args, at, zone);
    if (!when) return refuse(`I cannot read "${args}" as a date.`);
    const [hour = 0, minute = 0] = clock.split(':').map(Number);
    const date = when.timed ? when.date : when.date.set({ hour, minute });
    const start = date.toUTC().toISO({ precision: 'millisecond' }) ?? '';
    if (start <= at) return refuse(`${spoken(start)} is in the past.`);
    const announce = say(`Next meeting: ${spoken(start)} (`, { time: start }, `), set by ${by.label}.`);
    return {
      events: [between ? { type: 'lifecycle.moved', at, start } : { type: 'next-meeting.set', at, start }],
      announce,
    };
  },
};

export const next: Feature<State, Set, Set | { type: 'lifecycle.moved'; at: string; start: string }> = {
  name: 'next-meeting',
  initial: () => ({ decided: false }),
  commands: [command],
  on: { 'next-meeting.set': (_, { start }) => ({ decided: true, start }) },
};
