import type { Command, Feature, Meeting } from '../../meeting/feature.ts';
import { textLine } from '../../meeting/message.ts';
import { MINUTED_PHASES } from '../../meeting/phases.ts';
import { proposalMessages } from './messages.ts';
import { minutesPath } from './proposal.ts';

/** The name of the file with a meeting's minutes. */
const nameOf = (meeting: Meeting): string => minutesPath(meeting).split('/').at(-1) ?? 'minutes.md';

/**
 * Gives the chair or secretary the minutes as Markdown, in case they're wanted now and the forge doesn't answer.
 * @param markdown writes the minutes; asked for late, because it needs the list of all features
 */
export function minutesCommand(markdown: (meeting: Meeting) => string): Feature<undefined, never> {
  const command: Command<never> = {
    verb: 'meeting minutes',
    aliases: ['minutes'],
    usage: '/meeting minutes',
    help: (of) => proposalMessages(of).help,
    who: 'chair',
    when: MINUTED_PHASES,
    privately: 'in a group',
    reachesReview: true,
    decide(_, meeting) {
      const file = { name: nameOf(meeting), text: markdown(meeting) };
      return { events: [], answer: { lines: [textLine(proposalMessages(meeting.group).minutesSoFar)], file } };
    },
  };
  return { name: 'minutes', initial: () => undefined, commands: [command], evolve: {} };
}
