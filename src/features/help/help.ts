import type { InLanguage } from '../../language/language.ts';
import { shortenText } from '../../meeting/clean-text.ts';
import { closestWord } from '../../meeting/closest.ts';
import type { Event } from '../../meeting/event.ts';
import { refuse, type Command, type Decision, type Feature, type Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import type { Person } from '../../meeting/member.ts';
import {
  code,
  headingLine,
  itemLine,
  messageOf,
  sayText,
  strong,
  textLine,
  type MessageLine,
  type Message,
  type MessagePiece,
} from '../../meeting/message.ts';
import { ALL_PHASES } from '../../meeting/phases.ts';
import { mayLead } from '../roles/roles.ts';
import { helpMessages, type HelpMessages } from './messages.ts';
import { HELP_TOPICS, SUGGESTED } from './suggested.ts';

const line = ({ usage, help, who, meetbot = [] }: Command<Event>, of: InLanguage): MessageLine => {
  const say = helpMessages(of);
  return itemLine(
    code(usage),
    ` ${help(of)}`,
    who === 'chair' ? ` ${say.leadersOnly}` : '',
    meetbot.length > 0 ? ` ${say.also(meetbot.join(' '))}` : '',
  );
};

const OTHER = 'other';
const TOPICS = Object.keys(HELP_TOPICS);
const LISTED = new Set(Object.values(HELP_TOPICS).flat());

/** The commands of a topic, in its order; `other` has those of none as well. */
function commandsOf(topic: string, commands: readonly Command<Event>[]): Command<Event>[] {
  const listed = (HELP_TOPICS[topic] ?? []).flatMap((verb) => commands.filter((one) => one.verb === verb));
  return topic === OTHER ? [...listed, ...commands.filter(({ verb }) => !LISTED.has(verb))] : listed;
}

/** What calls a command, without what comes after it. */
const calls = ({ verb, usage }: Command<Event>): string =>
  usage.startsWith('/') ? `/${verb}` : (usage.split(' ')[0] ?? verb);

/** All commands by topic, in few enough lines for a phone. */
function allCommands(commands: readonly Command<Event>[], of: InLanguage): Message {
  const say = helpMessages(of);
  return messageOf(
    headingLine(say.allTitle),
    ...TOPICS.map((topic) =>
      itemLine(
        strong(topic),
        ': ',
        ...commandsOf(topic, commands).flatMap((one, i) => [i === 0 ? '' : ', ', code(calls(one))]),
      ),
    ),
    textLine(...say.allMore(code('/meeting help vote'))),
    textLine(say.reactions),
  );
}

/** What somebody most likely needs now, and where the rest is. */
function shortHelp(by: Person, meeting: Meeting): Message {
  const say = helpMessages(meeting.group);
  const { leading, others } = SUGGESTED[meeting.stateOf(lifecycleState).phase];
  return messageOf(
    headingLine(say.nowTitle),
    ...(mayLead(by, meeting) ? leading : others).map(([typed, does]) =>
      itemLine(code(typed), ` – ${say.suggestions[does]}`),
    ),
    textLine(...say.more(code('/meeting help all'), TOPICS.join(', '))),
  );
}

const names = ({ verb, aliases = [] }: Command<Event>): string[] => [verb, verb.replace(/^meeting /u, ''), ...aliases];

const noName = (say: HelpMessages): MessagePiece[] => say.noMeetingName(code('/topic TEXT'));

/** MeetBot's lines that Gavel doesn't need: people who type one from habit get to know why. */
const NEEDLESS: Readonly<Record<string, (say: HelpMessages) => readonly MessagePiece[]>> = {
  '#save': (say) => say.noSave(code('/meeting minutes')),
  '#lurk': (say) => [say.noLurk],
  '#unlurk': (say) => [say.noUnlurk],
  '#meetingname': noName,
  '#meetingtopic': noName,
};

const meetbot: Command<Event> = {
  verb: 'meeting meetbot',
  meetbot: Object.keys(NEEDLESS),
  usage: '/meeting meetbot',
  help: (of) => helpMessages(of).helpMeetbot,
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in any group',
  decide({ form }, { group }) {
    const say = helpMessages(group);
    const why = NEEDLESS[form];
    const all = Object.entries(NEEDLESS).map(([word, words]) => itemLine(code(word), ' ', ...words(say)));
    return { events: [], answer: why ? sayText(...why(say)) : messageOf(...all) };
  },
};

/** The bare mention of Gavel, and a hello. */
const greeting: Command<Event> = {
  verb: 'meeting hello',
  aliases: ['hello', 'hi', 'hey', 'hallo', 'moin', '?'],
  usage: '/meeting hello',
  help: (of) => helpMessages(of).helpHello,
  who: 'anyone',
  when: ALL_PHASES,
  privately: 'in any group',
  offRecord: true,
  decide: (_, { group }) => ({
    events: [],
    answer: sayText(...helpMessages(group).greeting(code('/agenda'), code('/note TEXT'), code('/meeting help'))),
  }),
};

const answer = (...lines: readonly MessageLine[]): Decision<never> => ({ events: [], answer: messageOf(...lines) });

function helpOn(asked: string, by: Person, meeting: Meeting, commands: readonly Command<Event>[]): Decision<never> {
  const { group } = meeting;
  if (asked === '') return { events: [], answer: shortHelp(by, meeting) };
  const word = asked.replaceAll(/^[/!#]|(?<=\p{L})[?!.]+$/gu, '').toLowerCase();
  if (word === 'all') return { events: [], answer: allCommands(commands, group) };
  if (TOPICS.includes(word)) return answer(...commandsOf(word, commands).map((one) => line(one, group)));
  const found = commands.find((one) => names(one).includes(word.replace(/^meeting /u, '')));
  if (found) return answer(line(found, group));
  const say = helpMessages(group);
  const near = closestWord(word, [...commands.flatMap(names), ...TOPICS]);
  const shown = shortenText(word, 40);
  if (near === undefined) return refuse(say.unknown(shown));
  return refuse(say.didYouMean(shown, TOPICS.includes(near) ? `/meeting help ${near}` : `/${near}`));
}

/** The feature that explains all others; it's made from the list of their commands. */
export function helpFeature(others: () => readonly Command<Event>[]): Feature<undefined, never, Event> {
  const command: Command<Event> = {
    verb: 'meeting help',
    aliases: ['help', 'commands'],
    meetbot: ['#commands'],
    usage: '/meeting help [all, COMMAND or TOPIC]',
    help: (of) => helpMessages(of).helpHelp,
    who: 'anyone',
    when: ALL_PHASES,
    privately: 'in any group',
    offRecord: true,
    decide: ({ args, by }, meeting) => helpOn(args, by, meeting, others()),
  };
  return { name: 'help', initial: () => undefined, commands: [command, greeting, meetbot], evolve: {} };
}
