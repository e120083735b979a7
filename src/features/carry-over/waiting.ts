import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { isEmbargoed } from '../../meeting/embargo.ts';
import { entriesUnder, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { PersonKey } from '../../meeting/member.ts';
import { allBelow, topicById, topicsFeature, type Topic } from '../../meeting/topics.ts';
import { typedWords } from '../../minutes/phrasing.ts';
import type { FoundTopic } from './carry-topics.ts';

/** What people put on the agenda of a meeting that never got to it: it waits for the next one. */
export interface WaitingTopics {
  /** Who put a topic on the agenda, if it waits. */
  topicBy(found: FoundTopic): PersonKey | undefined;
  /** Whether an item with this text is a point that waits under the topic. */
  isPoint(text: string, found: FoundTopic): boolean;
}

/** Whether something is there in its own right: not what was on the agenda already. */
const isNew = ({ kind, since }: Entry): boolean => kind !== 'point' && since === undefined;

/** Whether the meeting came to a topic: it was taken up, or something was recorded under it. */
function wasReached(topic: Topic, meeting: Meeting): boolean {
  const { visited } = meeting.stateOf(topicsFeature);
  return [topic, ...allBelow(meeting, topic.id)].some(
    ({ id }) => visited.includes(id) || entriesUnder(meeting, id).some(isNew),
  );
}

const keyOf = (section: string, titles: readonly string[]): string =>
  [section, ...titles.map(normalizeForMatch)].join('\n');

function titlesOf(topic: Topic, meeting: Meeting): string[] {
  const above = topicById(meeting, topic.parent);
  // The section that is a topic itself has no title of its own in the minutes.
  const titles = above && !above.whole ? titlesOf(above, meeting) : [];
  return topic.whole ? [] : [...titles, topic.title];
}

export function waitingAfter(before: Meeting | undefined): WaitingTopics {
  const all = before?.stateOf(topicsFeature).all ?? [];
  const waiting = new Map(
    all.flatMap((topic): [string, Topic][] =>
      before && !wasReached(topic, before) && !isEmbargoed({ topic: topic.id }, before)
        ? [[keyOf(topic.section, titlesOf(topic, before)), topic]]
        : [],
    ),
  );
  const at = ({ section, path }: FoundTopic): Topic | undefined =>
    waiting.get(
      keyOf(
        section,
        path.map(({ title }) => title),
      ),
    );
  return {
    topicBy: (found) => at(found)?.by,
    isPoint(text, found) {
      const topic = at(found);
      const points = before && topic ? entriesUnder(before, topic.id) : [];
      return points.some(
        (entry) => entry.kind === 'point' && normalizeForMatch(typedWords(entry.text)) === normalizeForMatch(text),
      );
    },
  };
}
