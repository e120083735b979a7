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

/** Whether someone was there, with a note if it was only for a part of the meeting; undefined if they weren't. */
function stay(
  key: PersonKey,
  one: AttendanceState,
  opened: string | undefined,
  meeting: Meeting,
): { readonly note?: string } | undefined {
  if (!wasThere(one, opened, meeting.stateOf(lifecycleState).begun)) return undefined;
  const say = minutesMessages(meeting.group);
  const notes = [
    ...(isMarked(key, one, meeting) ? [say.guest] : []),
    ...(isLate(one, opened, meeting) ? [say.arrivedLate] : []),
    ...(one.leftEarly === true || leftEarly(one.left, meeting) ? [say.leftEarly] : []),
  ];
  return notes.length === 0 ? {} : { note: notes.join(', ') };
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
  readonly present: readonly { readonly key: PersonKey; readonly note?: string }[];
  readonly regrets: readonly PersonKey[];
  readonly absent: readonly PersonKey[];
} {
  const state = meeting.stateOf(rollCallState);
  const opened = openedAt(meeting);
  const there = [...state].flatMap(([key, attendance]) => {
    const stayed = stay(key, attendance, opened, meeting);
    return stayed ? [{ key, ...stayed }] : [];
  });
  const came = new Set(there.map(({ key }) => key));
  const sorry = [...state].flatMap(([key, { regrets: sent }]) => (sent && !came.has(key) ? [key] : []));
  const counted = new Set([...came, ...sorry]);
  const absent = meeting.group.directory.members
    .filter(({ handle, expected }) => expected && !counted.has(handle))
    .map(({ handle }) => handle);
  return { present: there, regrets: sorry, absent };
}
