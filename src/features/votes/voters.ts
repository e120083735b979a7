import type { Decided, Meeting } from '../../meeting/feature.ts';
import type { Person } from '../../meeting/member.ts';
import { code, sayText } from '../../meeting/message.ts';
import { isPresent } from '../../meeting/roll-call.ts';
import { votesMessages } from './messages.ts';

/** Why someone's vote doesn't count now: they can't vote, or aren't there yet; undefined if it does. */
export function cannotVote(by: Person, meeting: Meeting): 'no voter' | 'not there' | undefined {
  const { voters } = meeting.group;
  if (voters === 'members') return by.guest ? 'no voter' : undefined;
  return voters === 'present' && !isPresent(by.key, meeting) ? 'not there' : undefined;
}

/** Tells a stranger who tries something for members: once, and so that nobody else sees it. */
export function forMembers(what: 'vote' | 'volunteer', { group }: Meeting): Decided<never> {
  const say = votesMessages(group);
  const whisper = sayText(...say.notKnown(say.forMembers[what](group.name), code('/meeting link')));
  return { events: [], whisper, once: 'for-members' };
}
