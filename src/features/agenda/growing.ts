import { cleanText, shortenText } from '../../meeting/clean-text.ts';
import type { EntryRecorded } from '../../meeting/entry.ts';
import {
  refuse,
  type Command,
  type Decided,
  type Meeting,
  type Refusal,
  type TypedCommand,
  wrongUsage,
} from '../../meeting/feature.ts';
import { writtenOut } from '../../meeting/mention.ts';
import { code, sayText } from '../../meeting/message.ts';
import { OPEN_PHASES } from '../../meeting/phases.ts';
import { nextNumber, recordEntry } from '../../meeting/record-entry.ts';
import { sectionForNew, topicById, type Topic, type TopicEvent } from '../../meeting/topics.ts';
import { topicSections } from '../../minutes/format.ts';
import { creditedTitle, creditLine } from '../roles/credit.ts';
import { matchHeading, sameHeading } from './match.ts';
import { mainTopics, newTopic, quotedTitle, wrongTitle } from './titles.ts';
import { agendaMessage } from './view.ts';

type Outcome = Decided<EntryRecorded | TopicEvent> | Refusal;

const NOTHING = 'What should be on the agenda?';

/** `TOPIC: text`, if TOPIC is on the agenda. */
function underTopic(args: string, meeting: Meeting): { readonly topic: Topic; readonly said: string } | undefined {
  const colon = args.indexOf(': ');
  const match = colon > 0 ? matchHeading(args.slice(0, colon), mainTopics(meeting)) : undefined;
  return match && 'one' in match ? { topic: match.one, said: args.slice(colon + 2).trim() } : undefined;
}

/** Something to talk about under a topic. It asks nothing of anybody, so it has no box. */
function addPoint(topic: Topic, said: string, { at, by, chosen }: TypedCommand, meeting: Meeting): Outcome {
  if (cleanText(said) === '') return wrongUsage(NOTHING);
  const line = creditLine(said, chosen?.said ?? by, meeting);
  const from = chosen && { said: chosen.said.key };
  const decided = recordEntry({ kind: 'point', topic: topic.id, ...line, ...from }, { by, at }, meeting);
  return 'refuse' in decided
    ? decided
    : { ...decided, answer: sayText(`On the agenda as #${nextNumber(meeting)}, under ${topic.title}.`) };
}

function addTopic(title: string, { at, by }: TypedCommand, meeting: Meeting): Outcome {
  if (title === '') return wrongUsage(NOTHING);
  const there = sameHeading(title, mainTopics(meeting));
  if (there) return { events: [], answer: sayText(`That is on the agenda already, as topic ${there.number}.`) };
  const section = sectionForNew(meeting.group)?.id;
  if (section === undefined) return refuse("The group's format has no section for topics.");
  const wrong = wrongTitle(title, meeting.group, 'agendaItem');
  if (wrong !== undefined) return refuse(wrong);
  const topic = newTopic(meeting, title, section, { by: by.key });
  const number = numberOfNew(section, meeting);
  return {
    events: [{ type: 'topics.added', at, topic }],
    announce: sayText(
      `${by.label} put “${title}” on the agenda, as topic ${number}. `,
      code(`/topic remove ${number}`),
      ' takes it off again.',
    ),
  };
}

/** The number of a topic that is added to a section, after those already there. */
function numberOfNew(section: string, meeting: Meeting): number {
  const order = topicSections(meeting.group.format).map(({ id }) => id);
  const place = order.indexOf(section);
  return mainTopics(meeting).filter((topic) => order.indexOf(topic.section) <= place).length + 1;
}

function add(typed: TypedCommand, meeting: Meeting): Outcome {
  const { args, chosen } = typed;
  const topicChosen = topicById(meeting, chosen?.topic);
  if (topicChosen) return addPoint(topicChosen, args, typed, meeting);
  const title = creditedTitle(quotedTitle(args) ?? args, typed.by, meeting);
  const isAgain = mainTopics(meeting).some((topic) => topic.title === writtenOut(title));
  const under = isAgain ? undefined : underTopic(args, meeting);
  return under ? addPoint(under.topic, under.said, typed, meeting) : addTopic(title, typed, meeting);
}

export const agendaCommand: Command<TopicEvent | EntryRecorded> = {
  verb: 'agenda',
  usage: '/agenda or /agenda add [TOPIC:] TEXT',
  help: () => 'Shows the agenda, or adds a topic, or a point under one; between meetings to the next meeting’s.',
  who: 'anyone',
  when: OPEN_PHASES,
  privately: 'in a group',
  records: { label: 'Item for the agenda', owned: false },
  decide(typed, meeting) {
    if (typed.chosen) return add(typed, meeting);
    const words = /^add(?:\s+(?<rest>\S.*))?$/isu.exec(typed.args)?.groups;
    if (words) return add({ ...typed, args: words['rest'] ?? '' }, meeting);
    if (typed.args !== '') return refuse(`Did you mean /agenda add ${shortenText(typed.args, 40)}?`);
    return { events: [], answer: agendaMessage(meeting) };
  },
};
