import type { Meeting } from '../../meeting/feature.ts';
import { personLabel } from '../../meeting/guests.ts';
import type { PersonJoined } from '../../meeting/link.ts';
import { sayText, type Message } from '../../meeting/message.ts';
import { rollCallState } from '../../meeting/roll-call.ts';
import { electionsFeature } from '../elections/elections.ts';
import { queueFeature } from '../queue/queue.ts';
import { reviewState } from '../review/state.ts';
import { votesFeature } from '../votes/votes.ts';

/**
 * What becomes of what somebody did under two names. Each feature merges its own by its rule (`links.joined`), and the
 * words are here.
 * @param meeting as it is before the link
 */
export function joinedWords({ as, instead = as }: PersonJoined, meeting: Meeting): Message {
  const both = (keys: Iterable<string>): boolean => new Set(keys).isSupersetOf(new Set([as, instead]));
  const { approvedBy, verdicts } = meeting.stateOf(reviewState);
  const elected = meeting.stateOf(electionsFeature);
  const told: readonly (readonly [boolean, string])[] = [
    [both(meeting.stateOf(rollCallState).keys()), 'You were counted twice: it is one arrival now, the earlier one.'],
    ...[...meeting.stateOf(votesFeature).motions.values()].map(
      ({ number, choices }) =>
        [both(choices.keys()), `Of your two ballots on #${number} the later one counts.`] as const,
    ),
    [
      both(meeting.stateOf(queueFeature).waiting.map(({ who }) => who)),
      'You were on the speaker queue twice: the earlier place is yours.',
    ],
    ...(['chair', 'secretary'] as const).map(
      (role) => [both(elected[role]), `You stood twice for the next meeting's ${role}: it is once now.`] as const,
    ),
    [both(approvedBy), 'Your two approvals of the minutes are one.'],
    [both(verdicts.map(({ who }) => who)), 'Of your two reviews of the minutes the later one counts.'],
  ];
  const words = as === instead ? [] : told.flatMap(([is, said]) => (is ? [said] : []));
  return sayText([`You are one now, here and there: ${personLabel(meeting, as)}.`, ...words].join(' '));
}
