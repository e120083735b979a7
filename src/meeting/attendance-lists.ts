import { minutesMessages } from '../minutes/messages.ts';
import type { Meeting } from './feature.ts';
import { lifecycleState, nominalStart } from './lifecycle.ts';
import type { PersonKey } from './member.ts';
import { rollCallState, type AttendanceState } from './roll-call.ts';
import { shiftMinutes } from './shift-minutes.ts';

/** When the meeting counts as opened: at its planned start, or when it was opened if that was later. */
function openedAt(meeting: Meeting): string | undefined {
  const { begun } = meeting.stateOf(lifecycleState);
  const nominal = nominalStart(meeting);
  return begun !== undefined && nominal !== undefined && nominal > begun ? nominal : begun;
}

/** What can be said of somebody's attendance. */
export type AttendanceMark = 'guest' | 'partly' | 'late' | 'left';

/** Somebody who was there. */
export interface Attendee {
  readonly key: PersonKey;
  readonly marks: readonly AttendanceMark[];
  /** The same in words, if there's anything to say. */
  readonly note?: string;
}

/** Whether someone was there, and what there's to say about it; undefined if they weren't. */
function stay(
  key: PersonKey,
  one: AttendanceState,
  opened: string | undefined,
  meeting: Meeting,
): Attendee | undefined {
  if (!wasThere(one, opened, meeting.stateOf(lifecycleState).begun)) return undefined;
  const words = markWords(meeting);
  // Who was there for a part of it came late or left early, or both: that says it all.
  const partly = one.how === 'partly';
  const found: Readonly<Record<AttendanceMark, boolean>> = {
    guest: isMarked(key, one, meeting),
    partly,
    late: !partly && (one.how === 'late' || isLate(one, opened, meeting)),
    left: !partly && (one.leftEarly === true || leftEarly(one.left, meeting)),
  };
  const marks = MARKS.filter((mark) => found[mark]);
  return { key, marks, ...(marks.length > 0 && { note: marks.map((mark) => words[mark]).join(', ') }) };
}

const MARKS: readonly AttendanceMark[] = ['guest', 'partly', 'late', 'left'];

/** How the group's minutes say it. */
export function markWords({ group }: Meeting): Readonly<Record<AttendanceMark, string>> {
  const say = minutesMessages(group);
  return { guest: say.guest, partly: say.partly, late: say.arrivedLate, left: say.leftEarly };
}

function wasThere({ arrived, seen, left, leftBefore }: AttendanceState, opened = '', begun = ''): boolean {
  if ((arrived ?? seen) === undefined) return false;
  // Someone who left after the start but at an earlier hour was there: the clock went back.
  return left === undefined || left >= opened || (left < begun && leftBefore !== true);
}

/** If the group has members, anyone who isn't one is marked. */
const isMarked = (key: PersonKey, { guest }: AttendanceState, { group }: Meeting): boolean =>
  guest === true && group.directory.members.length > 0 && group.directory.byName(key) === undefined;

/** If someone took part before they were counted, nobody knows since when they were there. */
function isLate({ arrived, seen }: AttendanceState, opened: string | undefined, { group }: Meeting): boolean {
  if (arrived === undefined || opened === undefined || (seen !== undefined && seen < arrived)) return false;
  return arrived > shiftMinutes(opened, group.attendance.lateAfter);
}

function leftEarly(gone: string | undefined, meeting: Meeting): boolean {
  const { ended } = meeting.stateOf(lifecycleState);
  return (
    gone !== undefined && (ended === undefined || gone < shiftMinutes(ended, -meeting.group.attendance.earlyBefore))
  );
}

/** The attendance as the minutes have it. Nobody is in two lists. */
export function attendanceLists(meeting: Meeting): {
  readonly present: readonly Attendee[];
  readonly regrets: readonly PersonKey[];
  readonly absent: readonly PersonKey[];
} {
  const state = meeting.stateOf(rollCallState);
  const opened = openedAt(meeting);
  const there = [...state].flatMap(([key, attendance]) => {
    const stayed = stay(key, attendance, opened, meeting);
    return stayed ? [stayed] : [];
  });
  const came = new Set(there.map(({ key }) => key));
  const sorry = [...state].flatMap(([key, { regrets: sent }]) => (sent && !came.has(key) ? [key] : []));
  const counted = new Set([...came, ...sorry]);
  const absent = meeting.group.directory.members
    .filter(({ handle, expected }) => expected && !counted.has(handle))
    .map(({ handle }) => handle);
  return { present: there, regrets: sorry, absent };
}
