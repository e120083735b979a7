import { groupOf, parseConfig } from '../../src/config/config.ts';
import { calendarOf } from '../../src/features/calendar/calendar.ts';
import { meetingKernel } from '../../src/features/index.ts';
import { planMeeting } from '../../src/features/minutes/proposal.ts';
import { nextMeeting } from '../../src/features/next-meeting/state.ts';
import type { Event } from '../../src/meeting/event.ts';
import { isRefusedDecision, type Meeting } from '../../src/meeting/feature.ts';
import type { Group } from '../../src/meeting/group.ts';
import { lifecycleState } from '../../src/meeting/lifecycle.ts';
import { memberPerson } from '../../src/meeting/member.ts';
import { plainText } from '../../src/meeting/message.ts';
import { parseSpoken, createVocabulary } from '../../src/meeting/parse-spoken.ts';
import { occurrencesBetween } from '../../src/schedule/occurrences.ts';
import { testDirectory, withoutAccounts, writtenMember, type WrittenMember } from './directory.ts';

/** An invented group, from its configuration: what is given stands beside its name, its members and its format. */
export function inventedGroup({
  members = [{ handle: 'mira' }, { handle: 'jonas' }, { handle: 'kenji' }],
  ...settings
}: {
  readonly members?: readonly WrittenMember[];
  readonly [setting: string]: unknown;
}): Group {
  const group = {
    id: 'lantern',
    name: 'Lantern',
    chairs: ['mira'],
    secretaries: ['jonas'],
    members: members.map(withoutAccounts),
    format: {
      path: 'minutes-{date}.md',
      sections: [{ kind: 'topics', heading: 'Agenda', topics: [{ title: 'Releases' }] }],
    },
    ...settings,
  };
  const [config] = parseConfig(JSON.stringify({ groups: [group] }), 'test', {}).groups;
  if (!config) throw new Error('There is no group');
  return { ...groupOf(config), directory: testDirectory(members.map(writtenMember)) };
}

/** Every second Wednesday at 17:00 UTC, from 2024-05-15. */
export const fortnightlyGroup = inventedGroup({
  members: [{ handle: 'mira' }, { handle: 'jonas', zone: 'Europe/Berlin', expected: false }, { handle: 'kenji' }],
  schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2', place: 'Room 1' },
});

/** A meeting to talk to, without secretary and rooms: what is decided is folded at once. */
export interface OpenMeeting {
  /** What Gavel answers, refuses or announces to a command, in plain text. */
  says(who: string, typed: string): string;
  fold(...events: readonly Event[]): OpenMeeting;
  /** The same meeting, in session since its planned start. */
  held(): OpenMeeting;
  /** The meeting after this one, as it is planned at the end of this one. */
  following(): OpenMeeting;
  planned(): string | undefined;
  next(): string | undefined;
  /** The first three starts of the calendar that are to come, without their seconds. */
  starts(): string[];
  meeting(): Meeting;
}

const words = createVocabulary(meetingKernel.commands);

export function openMeeting(group: Group, at = '2024-05-10T12:00:00.000Z', before?: Meeting): OpenMeeting {
  const begun = meetingKernel.begin(`${group.id}/${before ? 2 : 1}`, group);
  let meeting = meetingKernel.advance(begun, planMeeting(group, before, at));
  let now = at;
  const open: OpenMeeting = {
    says(who, typed) {
      const member = group.directory.byName(who);
      const [spoken] = parseSpoken(typed, words);
      if (!member || spoken?.kind !== 'command') throw new Error(`Nobody can say ${typed} as ${who}`);
      const { command, form, args } = spoken;
      const decided = meetingKernel.decide(command, { by: memberPerson(member), at: now, form, args }, meeting);
      if (isRefusedDecision(decided)) return decided.refuse;
      meeting = meetingKernel.advance(meeting, decided.events);
      return [decided.answer, decided.announce].flatMap((told) => (told ? [plainText(told)] : [])).join('\n');
    },
    fold(...events) {
      meeting = meetingKernel.advance(meeting, events);
      return open;
    },
    held() {
      now = meeting.stateOf(lifecycleState).planned ?? now;
      return open.fold({ type: 'lifecycle.started', at: now });
    },
    following: () => openMeeting(group, now, meeting),
    planned: () => meeting.stateOf(lifecycleState).planned,
    next: () => nextMeeting(meeting),
    starts() {
      const first = new Date(Date.parse(now) + 1).toISOString();
      return occurrencesBetween(calendarOf(meeting), first, '2024-12-31T00:00:00.000Z')
        .slice(0, 3)
        .map(({ start }) => start.slice(0, 16));
    },
    meeting: () => meeting,
  };
  return open;
}
