import { entries } from '../../meeting/entry.ts';
import type { Command, Feature, Meeting } from '../../meeting/feature.ts';
import { label } from '../../meeting/guests.ts';
import { message, text, type Line } from '../../meeting/message.ts';
import { currentTopic, topics } from '../agenda/topics.ts';
import { roles } from '../roles/roles.ts';
import { presentNow } from '../roll-call/state.ts';
import { openMotion } from '../votes/votes.ts';
import { lifecycle } from './lifecycle.ts';

/** Why a meeting that was started is planned again. */
function abortedBefore(meeting: Meeting): Line[] {
  const { begun, aborted } = meeting.of(lifecycle);
  if (aborted === undefined || begun !== undefined) return [];
  return [text('The meeting before was aborted at ', { time: aborted }, '; it has no minutes.')];
}

const status: Command<never> = {
  verb: 'meeting status',
  aliases: ['status'],
  usage: '/meeting status',
  help: 'Tells how the meeting stands.',
  who: 'anyone',
  when: ['planned', 'gathering', 'in session', 'adjourned', 'in review', 'approved'],
  offRecord: true,
  decide(_, meeting) {
    const { phase, planned, begun } = meeting.of(lifecycle);
    const start = begun ?? planned;
    const { chair, secretary } = meeting.of(roles);
    const people = (keys: readonly string[]) => keys.map((key) => label(meeting, key)).join(', ') || 'nobody';
    const motion = openMotion(meeting);
    const running: Line[] =
      begun === undefined
        ? []
        : [
            text(`Present: ${people(presentNow(meeting))}. Entries: ${meeting.of(entries).byNumber.size}.`),
            ...(meeting.of(topics).current === undefined ? [] : [text(`Topic: ${currentTopic(meeting)?.title ?? ''}`)]),
            ...(motion ? [text(`A vote is open: #${motion.number}.`)] : []),
          ];
    const when: Line =
      start === undefined
        ? text({ strong: meeting.group.name }, `: ${phase}, no date yet.`)
        : text(
            { strong: meeting.group.name },
            `: ${phase}, ${begun === undefined ? 'starts' : 'started'} `,
            { time: start },
            '.',
          );
    return {
      events: [],
      answer: message(
        when,
        ...abortedBefore(meeting),
        text(`Chair: ${people(chair)}. Secretary: ${people(secretary)}.`),
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
  on: {},
};
