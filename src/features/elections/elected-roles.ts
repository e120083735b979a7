import { enumerate } from '../../language/lists.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { personLabel } from '../../meeting/guests.ts';
import { textLine, type MessageLine } from '../../meeting/message.ts';
import { electionsFeature } from './elections.ts';
import { electionsMessages } from './messages.ts';

/** Who was elected for the next meeting, in a line for each role that someone has. */
export function electedRoles(meeting: Meeting): MessageLine[] {
  const say = electionsMessages(meeting.group);
  const elected = meeting.stateOf(electionsFeature);
  return (['chair', 'secretary'] as const)
    .filter((role) => elected[role].length > 0)
    .map((role) => {
      const names = elected[role].map((key) => personLabel(meeting, key));
      return textLine(...say.elected[role](enumerate(names, meeting.group)));
    });
}
