import { entriesFeature } from '../../meeting/entry.ts';
import type { Command, Feature, Meeting } from '../../meeting/feature.ts';
import { personLabels } from '../../meeting/guests.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { messageOf, strong, textLine, type MessageLine } from '../../meeting/message.ts';
import { ALL_PHASES } from '../../meeting/phases.ts';
import { presentNow } from '../../meeting/roll-call.ts';
import { currentTopic, topicsFeature } from '../../meeting/topics.ts';
import { timeIn } from '../calendar/words.ts';
import { rolesFeature } from '../roles/roles.ts';
import { openMotion } from '../votes/votes.ts';
import { statusMessages } from './messages.ts';

/** Says why a meeting that had started is planned again. */
function abortedBefore(meeting: Meeting): MessageLine[] {
  const { begun, aborted } = meeting.stateOf(lifecycleState);
  if (aborted === undefined || begun !== undefined) return [];
  return [textLine(...statusMessages(meeting.group).abortedBefore(timeIn(meeting, aborted)))];
}

const status: Command<never> = {
  verb: 'meeting status',
  aliases: ['status'],
  usage: '/meeting status',
  help: (of) => statusMessages(of).help,
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in a group',
  offRecord: true,
  decide(_, meeting) {
    const say = statusMessages(meeting.group);
    const { phase: now, planned, begun } = meeting.stateOf(lifecycleState);
    const start = begun ?? planned;
    const { chair, secretary } = meeting.stateOf(rolesFeature);
    const people = (keys: readonly string[]) => personLabels(meeting, keys) || say.nobody;
    const motion = openMotion(meeting);
    const running: MessageLine[] =
      begun === undefined
        ? []
        : [
            textLine(say.present(people(presentNow(meeting)), meeting.stateOf(entriesFeature).byNumber.size)),
            ...(meeting.stateOf(topicsFeature).current === undefined
              ? []
              : [textLine(say.topic(currentTopic(meeting)?.title ?? ''))]),
            ...(motion ? [textLine(say.openVote(motion.number))] : []),
          ];
    const group = strong(meeting.group.name);
    const phase = say.phases[now];
    const when =
      start === undefined
        ? say.noDate(group, phase)
        : say[begun === undefined ? 'starts' : 'started'](group, phase, timeIn(meeting, start));
    return {
      events: [],
      answer: messageOf(
        textLine(...when),
        ...abortedBefore(meeting),
        textLine(say.roles(people(chair), people(secretary))),
        ...running,
      ),
    };
  },
};

/** Shows the status; a feature of its own because it looks at many others. */
export const statusFeature: Feature<undefined, never> = {
  name: 'status',
  initial: () => undefined,
  commands: [status],
  evolve: {},
};
