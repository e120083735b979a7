import { calendarOf } from '../../src/features/calendar/calendar.ts';
import { meetingKernel } from '../../src/features/index.ts';
import { planMeeting } from '../../src/features/next-meeting/plan-meeting.ts';
import { nextMeeting } from '../../src/features/next-meeting/state.ts';
import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import type { Event } from '../../src/meeting/event.ts';
import { isRefusedDecision, type Meeting } from '../../src/meeting/feature.ts';
import type { Group } from '../../src/meeting/group.ts';
import { lifecycleState } from '../../src/meeting/lifecycle.ts';
import { memberPerson } from '../../src/meeting/member.ts';
import { plainText } from '../../src/meeting/message.ts';
import { parseSpoken, createVocabulary } from '../../src/meeting/parse-spoken.ts';
import { occurrencesBetween } from '../../src/schedule/occurrences.ts';

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
      const first = addMilliseconds(now, 1);
      return occurrencesBetween(calendarOf(meeting), first, '2024-12-31T00:00:00.000Z')
        .slice(0, 3)
        .map(({ start }) => start.slice(0, 16));
    },
    meeting: () => meeting,
  };
  return open;
}
