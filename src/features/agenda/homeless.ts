import type { RootContent } from 'mdast';

import { entriesFeature, entriesUnder, type Entry } from '../../meeting/entry.ts';
import type { EntryWriter, Meeting } from '../../meeting/feature.ts';
import { topicsInOrder, topicById } from '../../meeting/topics.ts';
import { headingNode, listNode, paragraphNode, textNode } from '../../minutes/build.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { entryItems } from './sections.ts';

/** Entries that were under one heading. */
interface Homeless {
  /** The heading, if the meeting still knows it. */
  readonly title: string | undefined;
  readonly entries: readonly Entry[];
}

/**
 * What was recorded under headings that the group's format no longer has, since its configuration was changed: it
 * would be in no section.
 */
export function homelessEntries(meeting: Meeting): readonly Homeless[] {
  const placed = new Set<string | number>(topicsInOrder(meeting).map(({ id }) => id));
  const lost = [...meeting.stateOf(entriesFeature).under.keys()].filter(
    (place) => typeof place === 'string' && !placed.has(place),
  );
  return lost
    .map((place) => ({ title: topicById(meeting, `${place}`)?.title, entries: entriesUnder(meeting, place) }))
    .filter((one) => one.entries.length > 0);
}

/** A section for it that says so; nothing if all is in its place. */
export function homelessSection(meeting: Meeting, write: EntryWriter): RootContent[] {
  const found = homelessEntries(meeting);
  if (found.length === 0) return [];
  const say = minutesMessages(meeting.group);
  const { level } = meeting.group.format.sections.find((section) => section.kind === 'topics') ?? { level: 2 };
  return [
    headingNode(level, textNode(say.otherBusiness)),
    paragraphNode(textNode(say.withoutHeading)),
    ...found.flatMap(({ title, entries: lost }): RootContent[] => [
      ...(title === undefined ? [] : [headingNode(level + 1, textNode(title))]),
      listNode(entryItems(meeting, lost, write)),
    ]),
  ];
}
