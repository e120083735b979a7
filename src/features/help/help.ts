import { shortenText } from '../../meeting/clean-text.ts';
import { closestWord } from '../../meeting/closest.ts';
import type { Event } from '../../meeting/event.ts';
import { refuse, type Command, type Feature } from '../../meeting/feature.ts';
import {
  code,
  headingLine,
  itemLine,
  textLine,
  type MessageLine,
  type Message,
  type MessagePiece,
} from '../../meeting/message.ts';
import { ALL_PHASES } from '../../meeting/phases.ts';

const line = ({ usage, help: told, who, meetbot = [] }: Command<Event>): MessageLine =>
  itemLine(
    code(usage),
    ` ${told}`,
    who === 'chair' ? ' (chair, secretary)' : '',
    meetbot.length > 0 ? ` Also ${meetbot.join(' ')}` : '',
  );

/** What all commands do, from the one list of features. */
const helpMessage = (commands: readonly Command<Event>[]): Message => ({
  lines: [
    headingLine('What Gavel understands'),
    ...commands.map(line),
    textLine(
      code('/note'),
      ' and ',
      code('@gavel note'),
      ' are the same. React ✋ to the roll call, 👍 👎 👀 to a vote, ✅ to an action.',
    ),
  ],
});

const names = ({ verb, aliases = [] }: Command<Event>): string[] => [verb, verb.replace(/^meeting /u, ''), ...aliases];

const NAMED: readonly MessagePiece[] = [
  'A meeting has the name of its group and the date; ',
  code('/topic TEXT'),
  ' takes up a topic.',
];

/** MeetBot's lines that Gavel has no need of: whoever types one from habit is told why. */
const NEEDLESS: Readonly<Record<string, readonly MessagePiece[]>> = {
  '#save': [
    'Everything is on disk as soon as its sign is under it; ',
    code('/meeting minutes'),
    ' shows the minutes so far.',
  ],
  '#lurk': ['Nothing to switch off: a sign under your line is all that I say to a recorded line.'],
  '#unlurk': ['Nothing to switch on: a sign under your line is all that I say to a recorded line.'],
  '#meetingname': NAMED,
  '#meetingtopic': NAMED,
};

const meetbot: Command<Event> = {
  verb: 'meeting meetbot',
  meetbot: Object.keys(NEEDLESS),
  usage: '/meeting meetbot',
  help: 'Tells which lines of MeetBot are not needed here, and why.',
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in any group',
  decide({ form }) {
    const why = NEEDLESS[form];
    const told = Object.entries(NEEDLESS).map(([word, words]) => itemLine(code(word), ' ', ...words));
    return { events: [], answer: why === undefined ? { lines: told } : { lines: [textLine(...why)] } };
  },
};

/** The feature that explains all others; it is made from the list of their commands. */
export function helpFeature(others: () => readonly Command<Event>[]): Feature<undefined, never, Event> {
  const command: Command<Event> = {
    verb: 'meeting help',
    aliases: ['help', 'commands'],
    meetbot: ['#commands'],
    usage: '/meeting help [COMMAND]',
    help: 'Tells what Gavel understands.',
    who: 'anyone',
    when: ALL_PHASES,
    privately: 'in any group',
    offRecord: true,
    decide({ args }) {
      const all = others();
      if (args === '') return { events: [], answer: helpMessage(all) };
      const word = args.replace(/^[/!#]/u, '').toLowerCase();
      const found = all.find((one) => names(one).includes(word));
      if (found) return { events: [], answer: { lines: [line(found)] } };
      const near = closestWord(word, all.flatMap(names));
      const hint = near === undefined ? 'Try /meeting help.' : `Did you mean /${near}?`;
      return refuse(`I don’t know /${shortenText(word, 40)}. ${hint}`);
    },
  };
  return { name: 'help', initial: () => undefined, commands: [command, meetbot], evolve: {} };
}
