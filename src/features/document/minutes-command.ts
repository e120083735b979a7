import type { Command, Feature, Meeting } from '../../meeting/feature.ts';
import { say } from '../../meeting/message.ts';

/** What every platform takes in one message with room for its markup, in characters. */
const PART = 2000;

/** A text in parts that end at the end of a line; a line that is too long itself stands in parts of its own. */
export function parts(text: string, size = PART): string[] {
  const all: string[] = [];
  let open: string | undefined;
  for (const line of text.split('\n')) {
    if (open !== undefined && open.length + line.length + 1 <= size) {
      open = `${open}\n${line}`;
      continue;
    }
    if (open !== undefined) all.push(open);
    open = line.length <= size ? line : undefined;
    if (open === undefined) all.push(...pieces(line, size));
  }
  return open === undefined ? all : [...all, open];
}

/** A line in pieces of at most so many UTF-16 units, of which a character has one or two. */
const pieces = (line: string, size: number): readonly string[] =>
  line.match(new RegExp(`.{1,${Math.floor(size / 2)}}`, 'gsu')) ?? [];

/**
 * Gives whoever leads the minutes as Markdown, for when they are wanted now and the forge does not answer.
 * @param markdown writes the minutes; asked for late, because it needs the list of all features
 */
export function minutesCommand(markdown: (meeting: Meeting) => string): Feature<undefined, never> {
  const command: Command<never> = {
    verb: 'meeting minutes',
    aliases: ['minutes'],
    usage: '/meeting minutes',
    help: 'Gives you the minutes as Markdown, as they stand.',
    who: 'chair',
    when: ['gathering', 'in session', 'adjourned', 'in review'],
    reachesReview: true,
    decide(_, meeting) {
      const [first = '', ...rest] = parts(markdown(meeting));
      return { events: [], answer: say({ code: first }), more: rest.map((part) => say({ code: part })) };
    },
  };
  return { name: 'minutes', initial: () => undefined, commands: [command], on: {} };
}
