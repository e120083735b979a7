import type { Decided, Meeting } from '../../meeting/feature.ts';
import type { Person } from '../../meeting/member.ts';
import { code, sayText } from '../../meeting/message.ts';
import { isPresent } from '../../meeting/roll-call.ts';

/** Why somebody's vote doesn't count now: they may not vote, or aren't there yet; undefined if it does. */
export function cannotVote(by: Person, meeting: Meeting): 'no voter' | 'not there' | undefined {
  const { voters } = meeting.group;
  if (voters === 'members') return by.guest ? 'no voter' : undefined;
  return voters === 'present' && !isPresent(by.key, meeting) ? 'not there' : undefined;
}

/** What Gavel tells a stranger who tries what is for members: once, and so that nobody else sees it. */
export const forMembers = (what: string, { group }: Meeting): Decided<never> => ({
  events: [],
  whisper: sayText(
    `Only members of ${group.name} ${what}, and I don't know you as one. If you are a member, ask the chair to add you, or use `,
    code('/meeting link'),
    ' if I know you on another platform.',
  ),
  once: 'for-members',
});
