import type { BlockContent, ListItem, PhrasingContent, RootContent } from 'mdast';

import { entriesUnder, type Entry } from '../../meeting/entry.ts';
import type { EntryWriter, Meeting, SectionWriter } from '../../meeting/feature.ts';
import { subtopicsOf, topicsFeature, type Topic } from '../../meeting/topics.ts';
import { headingNode, itemNode, listNode, paragraphNode, textNode, sectionHeading } from '../../minutes/build.ts';
import { sectionId, type TopicSection } from '../../minutes/format.ts';
import { linkNode } from '../../minutes/phrasing.ts';
import { eventBox } from '../events/events.ts';

/** Entries as items, with what is under them. */
export const entryItems = (meeting: Meeting, entries: readonly Entry[], write: EntryWriter): ListItem[] =>
  entries.map((entry) => {
    const below = entryItems(meeting, entriesUnder(meeting, entry.number), write);
    const box = eventBox(entry, meeting);
    const checked = box === 'none' ? undefined : box === 'ticked';
    return itemNode(write(entry, meeting), below.length > 0 ? [listNode(below)] : [], checked);
  });

/** The entries at a place, as the section writes entries. */
function block(meeting: Meeting, place: string, style: TopicSection['entries'], write: EntryWriter): BlockContent[] {
  const found = entriesUnder(meeting, place);
  if (found.length === 0) return [];
  if (style !== 'paragraphs') return [listNode(entryItems(meeting, found, write), style === 'numbers')];
  return found.flatMap((entry): BlockContent[] => {
    // A paragraph has no box: what must carry over stays a list item.
    if (entry.box !== 'none') return [listNode(entryItems(meeting, [entry], write))];
    const below = entryItems(meeting, entriesUnder(meeting, entry.number), write);
    return [paragraphNode(...write(entry, meeting)), ...(below.length > 0 ? [listNode(below)] : [])];
  });
}

/** Whether the minutes have a topic: not one that was typed in passing, as long as nothing is under it. */
const hasPlace = (meeting: Meeting, topic: Topic): boolean =>
  topic.ifEmpty !== 'left out' ||
  entriesUnder(meeting, topic.id).length > 0 ||
  subtopicsOf(meeting, topic.id).some((below) => hasPlace(meeting, below));

const placedUnder = (meeting: Meeting, id: string): Topic[] =>
  subtopicsOf(meeting, id).filter((topic) => hasPlace(meeting, topic));

const title = (topic: Topic): PhrasingContent =>
  topic.url === undefined ? textNode(topic.title) : linkNode(topic.url, topic.title);

/** Everything under a topic, its subtopics under headings of their own. */
function body(meeting: Meeting, topic: Topic, section: TopicSection, level: number, write: EntryWriter): RootContent[] {
  return [
    ...block(meeting, topic.id, section.entries, write),
    ...placedUnder(meeting, topic.id).flatMap((below) => [
      headingNode(level + 1, title(below)),
      ...body(meeting, below, section, level + 1, write),
    ]),
  ];
}

/** Topics as items of a numbered list; a subtopic becomes an item of its own under its topic. */
const numbered = (meeting: Meeting, found: readonly Topic[], write: EntryWriter): ListItem[] =>
  found.map((topic) => {
    const below = [
      ...entryItems(meeting, entriesUnder(meeting, topic.id), write),
      ...numbered(meeting, placedUnder(meeting, topic.id), write),
    ];
    return itemNode([title(topic)], below.length > 0 ? [listNode(below)] : []);
  });

function nothing(section: TopicSection): RootContent[] {
  const words = section.empty ?? '…';
  return section.entries === 'paragraphs'
    ? [paragraphNode(textNode(words))]
    : [listNode([itemNode([textNode(words)])])];
}

function contents(meeting: Meeting, id: string, section: TopicSection, write: EntryWriter): RootContent[] {
  const found = meeting
    .stateOf(topicsFeature)
    .all.filter((topic) => topic.section === id && topic.parent === undefined && hasPlace(meeting, topic));
  if (section.kind === 'topics') {
    if (section.as === 'numbers') return found.length > 0 ? [listNode(numbered(meeting, found, write), true)] : [];
    const level = section.heading === undefined ? section.level : section.level + 1;
    return found.flatMap((topic) => [headingNode(level, title(topic)), ...body(meeting, topic, section, level, write)]);
  }
  // Besides the section that is a topic itself, others go here if the format has no list of topics.
  return found.flatMap((topic) =>
    topic.whole
      ? body(meeting, topic, section, section.level, write)
      : [headingNode(section.level + 1, title(topic)), ...body(meeting, topic, section, section.level + 1, write)],
  );
}

/** The sections in which entries stand: `topics`, `topic` and `events`. */
export function topicSectionWriter(write: EntryWriter): SectionWriter {
  return (section, meeting) => {
    if (section.kind !== 'topics' && section.kind !== 'topic' && section.kind !== 'events') return [];
    const id = sectionId(section);
    const written = contents(meeting, id, section, write);
    const silent = written.length === 0 && (section.kind !== 'topics' || section.heading !== undefined);
    return [...sectionHeading(section), ...(silent ? nothing(section) : written)];
  };
}
