import { attendanceLists } from './attendance-lists.ts';
import type { Meeting } from './feature.ts';
import type { Member } from './member.ts';

/** Whether enough of those who vote were there. */
export interface MeetingQuorum {
  /** How many of them were there, for all of the meeting or a part of it. */
  readonly present: number;
  /** How many there are. */
  readonly voting: number;
  readonly needed: number;
  readonly isReached: boolean;
}

function votes({ role = '', expected }: Member, roles: readonly string[] | undefined): boolean {
  return roles === undefined ? expected : roles.some((one) => one.toLowerCase() === role.toLowerCase());
}

/** The quorum of a meeting, as far as it's known now. */
export function meetingQuorum(meeting: Meeting): MeetingQuorum {
  const { directory, attendance } = meeting.group;
  const { roles, needed: stated } = attendance.quorum ?? {};
  const voting = new Set(directory.members.filter((member) => votes(member, roles)).map(({ handle }) => handle));
  const present = attendanceLists(meeting).present.filter(({ key }) => voting.has(key)).length;
  const needed = stated ?? Math.floor(voting.size / 2) + 1;
  return { present, voting: voting.size, needed, isReached: present >= needed };
}
