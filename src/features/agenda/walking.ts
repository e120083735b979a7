import { refuse, type Command, type Decided, type Meeting, type Refusal, wrongUsage } from '../../meeting/feature.ts';
import { code, textLine } from '../../meeting/message.ts';
import { HELD_PHASES } from '../../meeting/phases.ts';
import {
  allBelow,
  currentTopic,
  topicsInOrder,
  rootTopic,
  sectionForNew,
  topicsFeature,
  type NumberedTopic,
  type Topic,
  type TopicEvent,
} from '../../meeting/topics.ts';
import { matchHeading, sameHeading, type TopicMatch } from './match.ts';
import { agendaMessages } from './messages.ts';
import { addAndTakeUp, mainTopics, newTopic, quotedTitle, takeUp, writtenTitle, wrongTitle } from './titles.ts';

type Outcome = Decided<TopicEvent> | Refusal;

const LEFT_OUT = { ifEmpty: 'left out' } as const;

/** Adds a new topic to the agenda and takes it up. */
function addTopic(title: string, at: string, meeting: Meeting): Outcome {
  const say = agendaMessages(meeting.group);
  const place = sectionForNew(meeting.group);
  if (!place) return refuse(say.noSection);
  const wrong = wrongTitle(title, meeting.group);
  if (wrong !== undefined) return refuse(wrong);
  const isNew = textLine(...say.isNew(code('/topic remove')));
  return addAndTakeUp(newTopic(meeting, title, place.id, LEFT_OUT), at, meeting, isNew);
}

const which = (several: readonly NumberedTopic[], command: string, meeting: Meeting): Refusal =>
  refuse(
    agendaMessages(meeting.group).whichOrNew(several.map((topic) => writtenTitle(topic, meeting)).join(', '), command),
  );

/** The subtopics of the topic that is discussed now. */
function subtopicsHere(meeting: Meeting): NumberedTopic[] {
  const here = currentTopic(meeting);
  if (!here) return [];
  const below = new Set(allBelow(meeting, rootTopic(meeting, here).id).map(({ id }) => id));
  return topicsInOrder(meeting).flatMap((topic) => (below.has(topic.id) ? [{ ...topic, depth: 1 }] : []));
}

/** The topic of the agenda that words mean: one of the topics, else a subtopic, sooner one of the current topic. */
function meant(args: string, meeting: Meeting): TopicMatch<NumberedTopic> {
  // By the titles as they are: one under embargo that isn't found would be added once more, in public.
  const whole = meeting.withEmbargoed();
  const subtopics = topicsInOrder(whole).filter(({ depth }) => depth > 0);
  return matchHeading(args, mainTopics(whole), subtopicsHere(whole), subtopics);
}

function byWords(args: string, at: string, meeting: Meeting): Outcome {
  const title = quotedTitle(args);
  if (title !== undefined) {
    const there = sameHeading(title, mainTopics(meeting.withEmbargoed()));
    return there ? takeUp(there, at, meeting) : addTopic(title, at, meeting);
  }
  const match = meant(args, meeting);
  if ('one' in match) return takeUp(match.one, at, meeting);
  return 'none' in match ? addTopic(args, at, meeting) : which(match.several, '/topic', meeting);
}

function byNumber(number: number, at: string, meeting: Meeting): Outcome {
  const all = mainTopics(meeting);
  const topic = all.find((other) => other.number === number);
  if (topic) return takeUp(topic, at, meeting);
  return refuse(agendaMessages(meeting.group).onlySoMany(all.length, number));
}

/** One step along the agenda; subtopics are not steps. */
function step(by: 1 | -1, at: string, meeting: Meeting): Outcome {
  const here = currentTopic(meeting);
  const untouched = meeting.stateOf(topicsFeature).current === undefined;
  const all = mainTopics(meeting);
  const index = all.findIndex(({ id }) => here !== undefined && id === rootTopic(meeting, here).id);
  const next = all[untouched && by === 1 ? 0 : index + by];
  if (next) return takeUp(next, at, meeting);
  const say = agendaMessages(meeting.group);
  return refuse(by === 1 ? say.lastTopic : say.firstTopic);
}

export const topicCommand: Command<TopicEvent> = {
  verb: 'topic',
  aliases: ['t'],
  meetbot: ['#topic'],
  usage: '/topic TEXT, /topic next, /topic back or /topic N',
  help: (of) => agendaMessages(of).helpTopic,
  who: 'chair',
  when: HELD_PHASES,
  decide({ args, at }, meeting) {
    if (args === '') return wrongUsage(agendaMessages(meeting.group).whichTopic);
    const word = args.toLowerCase();
    if (word === 'next') return step(1, at, meeting);
    if (word === 'back') return step(-1, at, meeting);
    const subtopic = topicsInOrder(meeting).find(({ place, depth }) => depth > 0 && place === args);
    if (subtopic) return takeUp(subtopic, at, meeting);
    return /^\d{1,4}$/u.test(args) ? byNumber(Number(args), at, meeting) : byWords(args, at, meeting);
  },
};

/** The subtopic of the current topic that words mean. */
function subtopicMeant(args: string, title: string | undefined, meeting: Meeting): TopicMatch<NumberedTopic> {
  const here = subtopicsHere(meeting.withEmbargoed());
  if (title === undefined) return matchHeading(args, here);
  const there = sameHeading(title, here);
  return there ? { one: there } : { none: true };
}

function addSubtopic(title: string, above: Topic, at: string, meeting: Meeting): Outcome {
  const wrong = wrongTitle(title, meeting.group);
  if (wrong !== undefined) return refuse(wrong);
  const added = newTopic(meeting, title, above.section, { parent: above.id, ...LEFT_OUT });
  return addAndTakeUp(added, at, meeting);
}

export const subtopicCommand: Command<TopicEvent> = {
  verb: 'subtopic',
  meetbot: ['#subtopic'],
  usage: '/subtopic TEXT',
  help: (of) => agendaMessages(of).helpSubtopic,
  who: 'chair',
  when: HELD_PHASES,
  decide({ args, at }, meeting) {
    const say = agendaMessages(meeting.group);
    if (args === '') return wrongUsage(say.whichSubtopic);
    const here = currentTopic(meeting);
    if (!here) return refuse(say.noTopicYet);
    const title = quotedTitle(args);
    const match = subtopicMeant(args, title, meeting);
    if ('one' in match) return takeUp(match.one, at, meeting);
    if ('several' in match) return which(match.several, '/subtopic', meeting);
    return addSubtopic(title ?? args, rootTopic(meeting, here), at, meeting);
  },
};
