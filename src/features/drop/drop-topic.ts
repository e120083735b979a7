import { shortenText } from '../../meeting/clean-text.ts';
import { entriesUnder } from '../../meeting/entry.ts';
import { refuse, type Decision, type Meeting, type TypedCommand } from '../../meeting/feature.ts';
import { code, sayText } from '../../meeting/message.ts';
import { allBelow, isStanding, topicsInOrder, type Topic, type TopicEvent } from '../../meeting/topics.ts';
import { matchHeading, sameHeading, type TopicMatch } from '../agenda/match.ts';
import { mainTopics, quotedTitle, writtenTitle } from '../agenda/titles.ts';
import { asHeading, isRemembered, isUsual, type UsualEvent } from '../usual/usual.ts';
import { dropMessages } from './messages.ts';

/** Why a topic isn't dropped. */
function keptBecause(topic: Topic, meeting: Meeting): string | undefined {
  const say = dropMessages(meeting.group);
  if (topic.whole || isStanding(topic, meeting)) return say.isStanding(topic.title);
  return isUsual(topic) || isRemembered(topic, meeting) ? undefined : say.notUsual(topic.title, `/topic remove`);
}

function meantBy<T extends { readonly title: string }>(
  words: string,
  main: readonly T[],
  all: readonly T[],
): TopicMatch<T> {
  const title = quotedTitle(words);
  if (title === undefined) return matchHeading(words, main, all);
  const there = sameHeading(title, all);
  return there ? { one: there } : { none: true };
}

/** Takes a topic that is usually on the agenda off it, until it stands in minutes again. */
export function dropTopic({ args, by, at }: TypedCommand, meeting: Meeting): Decision<UsualEvent | TopicEvent> {
  const say = dropMessages(meeting.group);
  const match = meantBy(args, mainTopics(meeting), topicsInOrder(meeting));
  if ('none' in match) return refuse(say.noTopic(shortenText(args, 40)));
  if ('several' in match)
    return refuse(say.whichOne(match.several.map((topic) => writtenTitle(topic, meeting)).join(', ')));
  const { one: topic } = match;
  const why = keptBecause(topic, meeting);
  if (why !== undefined) return refuse(why);
  const isEmpty = [topic, ...allBelow(meeting, topic.id)].every(({ id }) => entriesUnder(meeting, id).length === 0);
  const back = code(`/agenda add ${topic.title}`);
  return {
    events: [
      { type: 'usual.dropped', at, ...asHeading(topic, meeting), by: by.key },
      ...(isEmpty ? [{ type: 'topics.removed', at, topic: topic.id } as const] : []),
    ],
    announce: sayText(
      ...(isEmpty ? say.droppedTopic(by.label, topic.title, back) : say.usualNoMore(by.label, topic.title)),
    ),
  };
}
