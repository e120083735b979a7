import type { InLanguage } from '../../language/language.ts';
import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { isEmbargoed } from '../../meeting/embargo.ts';
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
import { minutesMessages } from '../../minutes/messages.ts';
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

/** What may be told of a topic's title. @param topic as it is, with a title that may be under embargo; perhaps not added yet */
export function shownTitle(topic: Topic, meeting: Meeting): string {
  const { id, parent, title } = topic;
  const isUnder = parent !== undefined && isEmbargoed({ topic: parent }, meeting);
  return topicById(meeting, id)?.title ?? (isUnder ? minutesMessages(meeting.group).embargoedTopic : title);
}

/** A topic with its number, or with the topic above it. */
export function writtenTitle(topic: NumberedTopic, meeting: Meeting): string {
  const above = topicById(meeting, topic.parent);
  const title = shownTitle(topic, meeting);
  if (topic.number !== undefined) return `${topic.number} ${title}`;
  return above ? agendaMessages(meeting.group).under(title, above.title) : title;
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
    topic.parent === undefined
      ? say.topic(shownTitle(topic, meeting))
      : `${rootTopic(meeting, topic).title}: ${shownTitle(topic, meeting)}`;
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
