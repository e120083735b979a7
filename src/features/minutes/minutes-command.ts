import type { Command, Feature, Meeting } from '../../meeting/feature.ts';
import { textLine } from '../../meeting/message.ts';
import { MINUTED_PHASES } from '../../meeting/phases.ts';
import { minutesPath } from './proposal.ts';

/** The name that a meeting's minutes have as a file. */
const nameOf = (meeting: Meeting): string => minutesPath(meeting).split('/').at(-1) ?? 'minutes.md';

/**
 * Gives whoever leads the minutes as Markdown, for when they are wanted now and the forge does not answer.
 * @param markdown writes the minutes; asked for late, because it needs the list of all features
 */
export function minutesCommand(markdown: (meeting: Meeting) => string): Feature<undefined, never> {
  const command: Command<never> = {
    verb: 'meeting minutes',
    aliases: ['minutes'],
    usage: '/meeting minutes',
    help: () => 'Gives you the minutes as Markdown, as they stand.',
    who: 'chair',
    when: MINUTED_PHASES,
    privately: 'in a group',
    reachesReview: true,
    decide(_, meeting) {
      const file = { name: nameOf(meeting), text: markdown(meeting) };
      return { events: [], answer: { lines: [textLine('The minutes as they stand:')], file } };
    },
  };
  return { name: 'minutes', initial: () => undefined, commands: [command], evolve: {} };
}
