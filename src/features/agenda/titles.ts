import type { InLanguage } from '../../language/language.ts';
import { normalizeForMatch } from '../../meeting/clean-text.ts';
import type { Decided, Meeting } from '../../meeting/feature.ts';
import { tooLong } from '../../meeting/limits.ts';
import { writtenOut } from '../../meeting/mention.ts';
import { headingLine, messageOf, type MessageLine } from '../../meeting/message.ts';
import {
  topicsInOrder,
  rootTopic,
  topicById,
  topicsFeature,
  type NumberedTopic,
  type Topic,
  type TopicEvent,
} from '../../meeting/topics.ts';
import { onlyTypedLink, typedWords } from '../../minutes/phrasing.ts';
import { agendaMessages } from './messages.ts';

/** The topics that are no subtopics, in the order of the agenda. */
export const mainTopics = (meeting: Meeting): NumberedTopic[] =>
  topicsInOrder(meeting).filter(({ depth }) => depth === 0);

/** Why a title can't be one; undefined if it can. Headings are found again by their words, so they need some. */
export const wrongTitle = (
  title: string,
  of: InLanguage,
  what: 'heading' | 'agendaItem' = 'heading',
): string | undefined =>
  normalizeForMatch(title) === '' ? agendaMessages(of).needsLetters : tooLong(typedWords(writtenOut(title)), of, what);

/** A topic with its number, or with the topic above it. */
export function writtenTitle(topic: NumberedTopic, meeting: Meeting): string {
  const above = topicById(meeting, topic.parent);
  if (topic.number !== undefined) return `${topic.number} ${topic.title}`;
  return above ? agendaMessages(meeting.group).under(topic.title, above.title) : topic.title;
}

/** Words of which nothing is looked for: `"Security"`. */
export const quotedTitle = (args: string): string | undefined =>
  /^["“](?<title>.+)["”]$/u.exec(args)?.groups?.['title'];

/** A topic that isn't on the agenda yet. No other topic has its id, even if one was removed before. */
export function newTopic(
  meeting: Meeting,
  title: string,
  section: string,
  more: Pick<Topic, 'parent' | 'by' | 'ifEmpty'>,
): Topic {
  const base = `${more.parent ?? section}/+`;
  const { all } = meeting.stateOf(topicsFeature);
  const used = all.flatMap(({ id }) => (id.startsWith(base) ? [Number(id.slice(base.length))] : []));
  const number = Math.max(all.length, ...used.filter(Number.isInteger)) + 1;
  const { words = title, url } = onlyTypedLink(title) ?? {};
  return { id: `${base}${number}`, section, title: words, ...(url !== undefined && { url }), whole: false, ...more };
}

/** Takes up a topic; `more` comes under its title. */
export function takeUp(
  topic: Topic,
  at: string,
  meeting: Meeting,
  ...more: readonly MessageLine[]
): Decided<TopicEvent> {
  const say = agendaMessages(meeting.group);
  const heading =
    topic.parent === undefined ? say.topic(topic.title) : `${rootTopic(meeting, topic).title}: ${topic.title}`;
  return {
    events: [{ type: 'topics.taken-up', at, topic: topic.id }],
    announce: messageOf(headingLine(heading), ...more),
  };
}

/** Adds a topic and takes it up. */
export function addAndTakeUp(
  topic: Topic,
  at: string,
  meeting: Meeting,
  ...more: readonly MessageLine[]
): Decided<TopicEvent> {
  const taken = takeUp(topic, at, meeting, ...more);
  return { ...taken, events: [{ type: 'topics.added', at, topic }, ...taken.events] };
}
