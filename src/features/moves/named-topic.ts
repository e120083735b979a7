import { shortenText } from '../../meeting/clean-text.ts';
import { refuse, type Meeting, type Refusal } from '../../meeting/feature.ts';
import { topicsInOrder, type NumberedTopic } from '../../meeting/topics.ts';
import { matchHeading, sameHeading } from '../agenda/match.ts';
import { mainTopics, quotedTitle, writtenTitle } from '../agenda/titles.ts';
import { movesMessages } from './messages.ts';

/** A topic by its number on the agenda (`3`, `2.1`, with or without "topic"), by its quoted title, or by words of it. */
export function namedTopic(words: string, meeting: Meeting): NumberedTopic | Refusal {
  const say = movesMessages(meeting.group);
  const all = topicsInOrder(meeting);
  const { place } = /^(?:(?:topic|thema)\s+)?(?<place>\d{1,4}(?:\.\d{1,4})*)$/iu.exec(words)?.groups ?? {};
  if (place !== undefined) return all.find((topic) => topic.place === place) ?? refuse(say.noTopicNumber(place));
  const title = quotedTitle(words);
  if (title !== undefined) return sameHeading(title, all) ?? refuse(say.noTopicCalled(shortenText(title, 40)));
  const match = matchHeading(words, mainTopics(meeting), all);
  if ('one' in match) return match.one;
  if ('none' in match) return refuse(say.noTopicCalled(shortenText(words, 40)));
  return refuse(say.whichOne(match.several.map((topic) => writtenTitle(topic, meeting)).join(', ')));
}
