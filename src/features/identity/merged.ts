import type { Meeting } from '../../meeting/feature.ts';
import { personLabel } from '../../meeting/guests.ts';
import type { PersonJoined } from '../../meeting/link.ts';
import { sayText, type Message } from '../../meeting/message.ts';
import { rollCallState } from '../../meeting/roll-call.ts';
import { electionsFeature } from '../elections/elections.ts';
import { queueFeature } from '../queue/queue.ts';
import { reviewState } from '../review/state.ts';
import { votesFeature } from '../votes/votes.ts';
import { identityMessages } from './messages.ts';

/**
 * Says how what somebody did under two names was merged. Each feature merges its own (`links.joined`).
 * @param meeting as it is before the link
 */
export function joinedWords({ as, instead = as }: PersonJoined, meeting: Meeting): Message {
  const say = identityMessages(meeting.group);
  const both = (keys: Iterable<string>): boolean => new Set(keys).isSupersetOf(new Set([as, instead]));
  const { approvedBy, verdicts } = meeting.stateOf(reviewState);
  const elected = meeting.stateOf(electionsFeature);
  const told: readonly (readonly [boolean, string])[] = [
    [both(meeting.stateOf(rollCallState).keys()), say.oneArrival],
    ...[...meeting.stateOf(votesFeature).motions.values()].map(
      ({ number, choices }) => [both(choices.keys()), say.oneBallot(number)] as const,
    ),
    [both(meeting.stateOf(queueFeature).waiting.map(({ who }) => who)), say.onePlace],
    ...(['chair', 'secretary'] as const).map((role) => [both(elected[role]), say.oneElected[role]] as const),
    [both(approvedBy), say.oneApproval],
    [both(verdicts.map(({ who }) => who)), say.oneReview],
  ];
  const words = as === instead ? [] : told.flatMap(([is, said]) => (is ? [said] : []));
  return sayText([say.one(personLabel(meeting, as)), ...words].join(' '));
}
