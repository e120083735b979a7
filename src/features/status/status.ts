import { entriesFeature } from '../../meeting/entry.ts';
import type { Command, Feature, Meeting } from '../../meeting/feature.ts';
import { personLabels } from '../../meeting/guests.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { messageOf, textLine, type MessageLine } from '../../meeting/message.ts';
import { ALL_PHASES } from '../../meeting/phases.ts';
import { presentNow } from '../../meeting/roll-call.ts';
import { currentTopic, topicsFeature } from '../../meeting/topics.ts';
import { rolesFeature } from '../roles/roles.ts';
import { openMotion } from '../votes/votes.ts';

/** Why a meeting that was started is planned again. */
function abortedBefore(meeting: Meeting): MessageLine[] {
  const { begun, aborted } = meeting.stateOf(lifecycleState);
  if (aborted === undefined || begun !== undefined) return [];
  return [textLine('The meeting before was aborted at ', { time: aborted }, '; it has no minutes.')];
}

const status: Command<never> = {
  verb: 'meeting status',
  aliases: ['status'],
  usage: '/meeting status',
  help: () => 'Tells how the meeting stands.',
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in a group',
  offRecord: true,
  decide(_, meeting) {
    const { phase, planned, begun } = meeting.stateOf(lifecycleState);
    const start = begun ?? planned;
    const { chair, secretary } = meeting.stateOf(rolesFeature);
    const people = (keys: readonly string[]) => personLabels(meeting, keys) || 'nobody';
    const motion = openMotion(meeting);
    const running: MessageLine[] =
      begun === undefined
        ? []
        : [
            textLine(
              `Present: ${people(presentNow(meeting))}. Entries: ${meeting.stateOf(entriesFeature).byNumber.size}.`,
            ),
            ...(meeting.stateOf(topicsFeature).current === undefined
              ? []
              : [textLine(`Topic: ${currentTopic(meeting)?.title ?? ''}`)]),
            ...(motion ? [textLine(`A vote is open: #${motion.number}.`)] : []),
          ];
    const when: MessageLine =
      start === undefined
        ? textLine({ strong: meeting.group.name }, `: ${phase}, no date yet.`)
        : textLine(
            { strong: meeting.group.name },
            `: ${phase}, ${begun === undefined ? 'starts' : 'started'} `,
            { time: start },
            '.',
          );
    return {
      events: [],
      answer: messageOf(
        when,
        ...abortedBefore(meeting),
        textLine(`Chair: ${people(chair)}. Secretary: ${people(secretary)}.`),
        ...running,
      ),
    };
  },
};

/** Tells how things stand; a feature of its own because it looks at many others. */
export const statusFeature: Feature<undefined, never> = {
  name: 'status',
  initial: () => undefined,
  commands: [status],
  evolve: {},
};
