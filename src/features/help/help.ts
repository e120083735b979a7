import type { InLanguage } from '../../language/language.ts';
import { shortenText } from '../../meeting/clean-text.ts';
import { closestWord } from '../../meeting/closest.ts';
import type { Event } from '../../meeting/event.ts';
import { refuse, type Command, type Feature, type Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import type { Person } from '../../meeting/member.ts';
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
import { mayLead } from '../roles/roles.ts';
import { HELP_TOPICS, SUGGESTED } from './suggested.ts';

const line = ({ usage, help: told, who, meetbot = [] }: Command<Event>, of: InLanguage): MessageLine =>
  itemLine(
    code(usage),
    ` ${told(of)}`,
    who === 'chair' ? ' (chair, secretary)' : '',
    meetbot.length > 0 ? ` Also ${meetbot.join(' ')}` : '',
  );

/** What all commands do, from the one list of features. */
const helpMessage = (commands: readonly Command<Event>[], of: InLanguage): Message => ({
  lines: [
    headingLine('What Gavel understands'),
    ...commands.map((one) => line(one, of)),
    textLine(
      code('/note'),
      ' and ',
      code('@gavel note'),
      ' are the same. React ✋ to the roll call, 👍 👎 👀 to a vote, ✅ to an action.',
    ),
  ],
});

const MORE = Object.keys(HELP_TOPICS).join(', ');

/** What somebody most likely needs now, and where the rest is. */
function shortHelp(by: Person, meeting: Meeting): Message {
  const { leading, others } = SUGGESTED[meeting.stateOf(lifecycleState).phase];
  return {
    lines: [
      headingLine('What you can do now'),
      ...(mayLead(by, meeting) ? leading : others).map(([typed, does]) => itemLine(code(typed), ` – ${does}`)),
      textLine('More: ', code('/meeting help all'), ', a command, or a topic: ', MORE, '.'),
    ],
  };
}

const linesOf = (verbs: readonly string[], commands: readonly Command<Event>[], of: InLanguage): MessageLine[] =>
  verbs.flatMap((verb) => commands.filter((one) => one.verb === verb).map((one) => line(one, of)));

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
  help: () => 'Tells which lines of MeetBot are not needed here, and why.',
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in any group',
  decide({ form }) {
    const why = NEEDLESS[form];
    const told = Object.entries(NEEDLESS).map(([word, words]) => itemLine(code(word), ' ', ...words));
    return { events: [], answer: why === undefined ? { lines: told } : { lines: [textLine(...why)] } };
  },
};

const GREETING = ['Hi! Try ', code('/agenda'), ', ', code('/note TEXT'), ' or ', code('/meeting help'), '.'] as const;

/** The bare mention of Gavel, and a hello. */
const greeting: Command<Event> = {
  verb: 'meeting hello',
  aliases: ['hello', 'hi'],
  usage: '/meeting hello',
  help: () => 'Says hello, and what to try first. @gavel alone does the same.',
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in any group',
  offRecord: true,
  decide: () => ({ events: [], answer: { lines: [textLine(...GREETING)] } }),
};

/** The feature that explains all others; it is made from the list of their commands. */
export function helpFeature(others: () => readonly Command<Event>[]): Feature<undefined, never, Event> {
  const command: Command<Event> = {
    verb: 'meeting help',
    aliases: ['help', 'commands'],
    meetbot: ['#commands'],
    usage: '/meeting help [all, COMMAND or TOPIC]',
    help: () => 'Shows what you can do now, everything, one command, or the commands of a topic.',
    who: 'anyone',
    when: ALL_PHASES,
    privately: 'in any group',
    offRecord: true,
    decide({ args, by }, meeting) {
      const all = others();
      if (args === '') return { events: [], answer: shortHelp(by, meeting) };
      const word = args.replace(/^[/!#]/u, '').toLowerCase();
      if (word === 'all') return { events: [], answer: helpMessage(all, meeting.group) };
      const topic = Object.hasOwn(HELP_TOPICS, word) ? HELP_TOPICS[word] : undefined;
      if (topic) return { events: [], answer: { lines: linesOf(topic, all, meeting.group) } };
      const found = all.find((one) => names(one).includes(word));
      if (found) return { events: [], answer: { lines: [line(found, meeting.group)] } };
      const near = closestWord(word, [...all.flatMap(names), ...Object.keys(HELP_TOPICS)]);
      const hint =
        near === undefined
          ? 'Try /meeting help.'
          : `Did you mean ${Object.hasOwn(HELP_TOPICS, near) ? `/meeting help ${near}` : `/${near}`}?`;
      return refuse(`I don’t know /${shortenText(word, 40)}. ${hint}`);
    },
  };
  return { name: 'help', initial: () => undefined, commands: [command, greeting, meetbot], evolve: {} };
}
