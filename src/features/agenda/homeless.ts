import type { RootContent } from 'mdast';

import { entries, entriesUnder, type Entry } from '../../meeting/entry.ts';
import type { EntryWriter, Meeting } from '../../meeting/feature.ts';
import { heading, list, paragraph, text } from '../../minutes/build.ts';
import { entryItems } from './sections.ts';
import { ordered, topicById } from './topics.ts';

/** Entries that stood under one heading. */
interface Homeless {
  /** The heading, if the meeting still knows it. */
  readonly title: string | undefined;
  readonly entries: readonly Entry[];
}

/** The heading under which they stand instead, which reading them back takes for a topic as well. */
export const OTHER_BUSINESS = 'Other business';

/**
 * What was recorded under headings that the group's format no longer has, since its configuration was changed: it
 * would be in no section.
 */
export function homeless(meeting: Meeting): readonly Homeless[] {
  const placed = new Set<string | number>(ordered(meeting).map(({ id }) => id));
  const lost = [...meeting.of(entries).under.keys()].filter((place) => typeof place === 'string' && !placed.has(place));
  return lost
    .map((place) => ({ title: topicById(meeting, `${place}`)?.title, entries: entriesUnder(meeting, place) }))
    .filter((one) => one.entries.length > 0);
}

/** A section for it that says so; nothing if all is in its place. */
export function homelessSection(meeting: Meeting, write: EntryWriter): RootContent[] {
  const found = homeless(meeting);
  if (found.length === 0) return [];
  const { level } = meeting.group.format.sections.find((section) => section.kind === 'topics') ?? { level: 2 };
  return [
    heading(level, text(OTHER_BUSINESS)),
    paragraph(text("The group's format no longer has the headings under which this was recorded.")),
    ...found.flatMap(({ title, entries: lost }): RootContent[] => [
      ...(title === undefined ? [] : [heading(level + 1, text(title))]),
      list(entryItems(meeting, lost, write)),
    ]),
  ];
}
