import { clean, loosely, shorten } from '../../meeting/clean.ts';
import { entries, type Recorded } from '../../meeting/entry.ts';
import { refuse, type Command, type Decided, type Meeting, type Refusal, type Typed } from '../../meeting/feature.ts';
import { heading, message, say, type Message } from '../../meeting/message.ts';
import { tooLong } from '../notes/limits.ts';
import { credited } from '../roles/credit.ts';
import { matchHeading } from './match.ts';
import {
  currentTopic,
  ordered,
  rootTopic,
  sectionForNew,
  topicById,
  topics,
  type Numbered,
  type Topic,
  type TopicEvent,
} from './topics.ts';
import { agendaMessage } from './view.ts';

type Outcome = Decided<TopicEvent> | Refusal;

const takeUp = (topic: Topic, at: string): Decided<TopicEvent> => ({
  events: [{ type: 'topics.taken-up', at, topic: topic.id }],
  announce: message(heading('Topic: ', topic.title)),
});

/** Headings are found again by their words, so they need some. */
const wrongTitle = (title: string): string | undefined =>
  loosely(title) === '' ? 'A heading needs letters or digits.' : tooLong(title, 'a heading');

/** A topic that does not stand yet, put on the agenda and taken up. */
function addTopic(title: string, at: string, meeting: Meeting): Outcome {
  const place = sectionForNew(meeting.group);
  if (!place) return refuse("The group's format has no section for topics.");
  const wrong = wrongTitle(title);
  if (wrong !== undefined) return refuse(wrong);
  const topic = newTopic(meeting, title, place.id);
  return { ...takeUp(topic, at), events: [{ type: 'topics.added', at, topic }, ...takeUp(topic, at).events] };
}

const newTopic = (meeting: Meeting, title: string, section: string, parent?: string): Topic => ({
  id: `${parent ?? section}/+${meeting.of(topics).all.length + 1}`,
  section,
  title,
  parent,
  whole: false,
});

const main = (meeting: Meeting): Numbered[] => ordered(meeting).filter(({ depth }) => depth === 0);

const written = ({ number, title }: Numbered): string => (number === undefined ? title : `${number} ${title}`);

function byWords(args: string, at: string, meeting: Meeting): Outcome {
  const quoted = /^["“](?<title>.+)["”]$/u.exec(args)?.groups?.['title'];
  if (quoted !== undefined) return addTopic(quoted, at, meeting);
  const match = matchHeading(args, main(meeting));
  if ('one' in match) return takeUp(match.one, at);
  if ('none' in match) return addTopic(args, at, meeting);
  return refuse(`Which one: ${match.several.map(written).join(', ')}? Quote the words ("…") for a new topic.`);
}

function byNumber(number: number, at: string, meeting: Meeting): Outcome {
  const topic = main(meeting).find((other) => other.number === number);
  if (topic) return takeUp(topic, at);
  return refuse(`The agenda has ${main(meeting).length} topics, and no number ${number}: /agenda shows them.`);
}

/** One step along the agenda; subtopics are not steps. */
function step(by: 1 | -1, at: string, meeting: Meeting): Outcome {
  const here = currentTopic(meeting);
  const untouched = meeting.of(topics).current === undefined;
  const index = main(meeting).findIndex(({ id }) => here !== undefined && id === rootTopic(meeting, here).id);
  const next = main(meeting)[untouched && by === 1 ? 0 : index + by];
  if (next) return takeUp(next, at);
  return refuse(by === 1 ? 'That was the last topic: /meeting end closes the meeting.' : 'This is the first topic.');
}

const HELD = ['gathering', 'in session'] as const;

const topic: Command<TopicEvent> = {
  verb: 'topic',
  aliases: ['t'],
  meetbot: ['#topic'],
  usage: '/topic TEXT, /topic next, /topic back or /topic N',
  help: 'Takes up a topic of the agenda, or adds one.',
  who: 'chair',
  when: HELD,
  decide({ args, at }, meeting) {
    if (args === '') return refuse('Which topic?');
    const word = args.toLowerCase();
    if (word === 'next') return step(1, at, meeting);
    if (word === 'back') return step(-1, at, meeting);
    return /^\d{1,4}$/u.test(args) ? byNumber(Number(args), at, meeting) : byWords(args, at, meeting);
  },
};

const subtopic: Command<TopicEvent> = {
  verb: 'subtopic',
  meetbot: ['#subtopic'],
  usage: '/subtopic TEXT',
  help: 'Puts a heading under the current topic.',
  who: 'chair',
  when: HELD,
  decide({ args, at }, meeting) {
    if (args === '') return refuse('What is the subtopic?');
    const here = currentTopic(meeting);
    if (!here) return refuse('There is no topic yet: /topic TEXT.');
    const wrong = wrongTitle(args);
    if (wrong !== undefined) return refuse(wrong);
    const above = rootTopic(meeting, here);
    const added = newTopic(meeting, args, above.section, above.id);
    return {
      events: [
        { type: 'topics.added', at, topic: added },
        { type: 'topics.taken-up', at, topic: added.id },
      ],
      announce: message(heading(`${above.title}: `, added.title)),
    };
  },
};

/** `TOPIC: text` where TOPIC is on the agenda; else the text under the topic for new things. */
function placed(args: string, meeting: Meeting): { readonly topic: Topic; readonly said: string } | undefined {
  const colon = args.indexOf(': ');
  const match = colon > 0 ? matchHeading(args.slice(0, colon), main(meeting)) : undefined;
  if (match && 'one' in match) return { topic: match.one, said: args.slice(colon + 2).trim() };
  const section = sectionForNew(meeting.group)?.id;
  const home = meeting.of(topics).current === undefined ? undefined : currentTopic(meeting);
  const fallback = home ?? main(meeting).findLast((other) => other.section === section) ?? main(meeting).at(-1);
  return fallback && { topic: fallback, said: args };
}

function add({ args, at, by, chosen }: Typed, meeting: Meeting): Decided<Recorded | TopicEvent> | Refusal {
  const topicChosen = topicById(meeting, chosen?.topic);
  const place = topicChosen ? { topic: topicChosen, said: args } : placed(args, meeting);
  if (!place || clean(place.said) === '') return refuse('What should be on the agenda?');
  const { credit, text } = credited(place.said, chosen?.said ?? by, meeting);
  const long = tooLong(text);
  if (long !== undefined) return refuse(long);
  const { next: number } = meeting.of(entries);
  const entry = {
    number,
    kind: 'item',
    topic: place.topic.id,
    text,
    author: by.key,
    credit,
    ...(chosen && { said: chosen.said.key }),
    owners: [],
    box: 'open',
  } as const;
  return {
    events: [{ type: 'entry.recorded', at, entry }],
    answer: say(`On the agenda as #${number}, under ${place.topic.title}.`),
  };
}

const show: Command<TopicEvent | Recorded> = {
  verb: 'agenda',
  usage: '/agenda or /agenda add [TOPIC:] TEXT',
  help: 'Shows the agenda, or adds to it; between meetings it is the next meeting’s.',
  who: 'anyone',
  when: ['planned', ...HELD],
  records: { label: 'Item for the agenda', owned: false },
  decide(typed, meeting) {
    if (typed.chosen) return add(typed, meeting);
    const words = /^add(?:\s+(?<rest>\S.*))?$/isu.exec(typed.args)?.groups;
    if (words) return add({ ...typed, args: words['rest'] ?? '' }, meeting);
    if (typed.args !== '') return refuse(`Did you mean /agenda add ${shorten(typed.args, 40)}?`);
    const answer: Message = agendaMessage(meeting);
    return { events: [], answer };
  },
};

export const agendaCommands = [topic, subtopic, show];
