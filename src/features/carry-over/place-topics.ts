import { normalizeForMatch } from '../../meeting/clean-text.ts';
import type { CarriedTopic } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { topicsFeature } from '../../meeting/topics.ts';
import { wasRemoved } from '../usual/usual.ts';
import type { CarriedHeading, FoundTopic } from './carry-topics.ts';
import { findMeant } from './headings.ts';
import type { WaitingTopics } from './waiting.ts';

/** The topics that the next agenda gets, as far as the minutes are read. */
export interface TopicsPlaced {
  readonly next: Meeting;
  readonly waiting: WaitingTopics;
  /** Those that it doesn't have yet, in order. */
  readonly topics: CarriedTopic[];
  /** The topic that came last at each place, as the minutes have them. */
  readonly lastAt: Map<string, string>;
}

/** A section that is a topic itself has those found in it as its subtopics. */
const wholeTopic = (section: string, { next }: TopicsPlaced): string | undefined =>
  next.stateOf(topicsFeature).all.find(({ id, whole }) => whole && id === section)?.id;

/** The topic at a place that a heading means. */
const knownAt = (
  section: string,
  parent: string | undefined,
  heading: CarriedHeading,
  { next, topics }: TopicsPlaced,
) =>
  findMeant(
    heading,
    [...next.stateOf(topicsFeature).all, ...topics].filter(
      (topic) => topic.section === section && topic.parent === parent,
    ),
  );

const placeKey = (section: string, parent: string | undefined): string => parent ?? section;

/** Notes where a topic is that stands on the agenda anyway, so that those after it in the minutes come after it. */
export function passTopic({ section, path }: FoundTopic, placed: TopicsPlaced): void {
  let parent = wholeTopic(section, placed);
  for (const heading of path) {
    const known = knownAt(section, parent, heading, placed);
    if (!known) return;
    placed.lastAt.set(placeKey(section, parent), known.id);
    parent = known.id;
  }
}

const idOfNew = (section: string, parent: string | undefined, { title }: CarriedHeading): string =>
  `${parent ?? section}/${normalizeForMatch(title).replaceAll(' ', '-')}`;

/** Why a topic is here although nothing is in it, or that it goes once nothing is any more: nobody asked for it. */
function whyHere(
  found: FoundTopic,
  isOwn: boolean,
  isUsual: boolean,
  { waiting }: TopicsPlaced,
): Pick<CarriedTopic, 'by' | 'ifEmpty' | 'usual'> {
  const by = waiting.topicBy(found);
  if (isOwn && by !== undefined) return { by };
  return { ifEmpty: 'left out', ...(isOwn && isUsual && { usual: true }) };
}

/** The topic's id: that of a topic with this title or one like it, or a new one. */
export function topicId(found: FoundTopic, isUsual: boolean, placed: TopicsPlaced): string {
  const { section, path } = found;
  let parent = wholeTopic(section, placed);
  for (const heading of path) {
    const known = knownAt(section, parent, heading, placed);
    const id: string = known?.id ?? idOfNew(section, parent, heading);
    const place = placeKey(section, parent);
    const why = whyHere(found, heading === path.at(-1), isUsual, placed);
    if (!known)
      placed.topics.push({ id, section, ...heading, parent, ...why, follows: placed.lastAt.get(place) ?? '' });
    placed.lastAt.set(place, id);
    parent = id;
  }
  return parent ?? section;
}

/** Whether somebody took the topic off this agenda before the minutes were read once more. */
export function isGone({ section, path }: FoundTopic, placed: TopicsPlaced): boolean {
  let parent = wholeTopic(section, placed);
  for (const heading of path) {
    const id = knownAt(section, parent, heading, placed)?.id ?? idOfNew(section, parent, heading);
    if (wasRemoved(id, placed.next)) return true;
    parent = id;
  }
  return false;
}
