import type { BlockContent, ListItem, PhrasingContent, RootContent } from 'mdast';

import { entriesUnder, type Entry } from '../../meeting/entry.ts';
import type { EntryWriter, Meeting, SectionWriter } from '../../meeting/feature.ts';
import { heading, item, list, paragraph, text } from '../../minutes/build.ts';
import { sectionId, type TopicSection } from '../../minutes/format.ts';
import { link } from '../../minutes/phrasing.ts';
import { eventBox } from '../events/events.ts';
import { subtopicsOf, topics, type Topic } from './topics.ts';

/** Entries as items, with what stands under them. */
export const entryItems = (meeting: Meeting, entries: readonly Entry[], write: EntryWriter): ListItem[] =>
  entries.map((entry) => {
    const below = entryItems(meeting, entriesUnder(meeting, entry.number), write);
    const box = eventBox(entry, meeting);
    const checked = box === 'none' ? undefined : box === 'ticked';
    return item(write(entry, meeting), below.length > 0 ? [list(below)] : [], checked);
  });

/** The entries at a place, as the section writes entries. */
function block(meeting: Meeting, place: string, style: TopicSection['entries'], write: EntryWriter): BlockContent[] {
  const found = entriesUnder(meeting, place);
  if (found.length === 0) return [];
  if (style !== 'paragraphs') return [list(entryItems(meeting, found, write), style === 'numbers')];
  return found.flatMap((entry): BlockContent[] => {
    // A paragraph has no box: what must carry over stays a list item.
    if (entry.box !== 'none') return [list(entryItems(meeting, [entry], write))];
    const below = entryItems(meeting, entriesUnder(meeting, entry.number), write);
    return [paragraph(...write(entry, meeting)), ...(below.length > 0 ? [list(below)] : [])];
  });
}

/** Whether the minutes have a topic: not one that was typed in passing, as long as nothing stands under it. */
const hasPlace = (meeting: Meeting, topic: Topic): boolean =>
  topic.ifEmpty !== 'left out' ||
  entriesUnder(meeting, topic.id).length > 0 ||
  subtopicsOf(meeting, topic.id).some((below) => hasPlace(meeting, below));

const placedUnder = (meeting: Meeting, id: string): Topic[] =>
  subtopicsOf(meeting, id).filter((topic) => hasPlace(meeting, topic));

const title = (topic: Topic): PhrasingContent =>
  topic.url === undefined ? text(topic.title) : link(topic.url, topic.title);

/** What stands under a topic, its subtopics under headings of their own. */
function body(meeting: Meeting, topic: Topic, section: TopicSection, level: number, write: EntryWriter): RootContent[] {
  return [
    ...block(meeting, topic.id, section.entries, write),
    ...placedUnder(meeting, topic.id).flatMap((below) => [
      heading(level + 1, title(below)),
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
    return item([title(topic)], below.length > 0 ? [list(below)] : []);
  });

function nothing(section: TopicSection): RootContent[] {
  const words = section.empty ?? '…';
  return section.entries === 'paragraphs' ? [paragraph(text(words))] : [list([item([text(words)])])];
}

function contents(meeting: Meeting, id: string, section: TopicSection, write: EntryWriter): RootContent[] {
  const found = meeting
    .of(topics)
    .all.filter((topic) => topic.section === id && topic.parent === undefined && hasPlace(meeting, topic));
  if (section.kind === 'topics') {
    if (section.as === 'numbers') return found.length > 0 ? [list(numbered(meeting, found, write), true)] : [];
    const level = section.heading === undefined ? section.level : section.level + 1;
    return found.flatMap((topic) => [heading(level, title(topic)), ...body(meeting, topic, section, level, write)]);
  }
  // Beside the section that is a topic itself, others stand here if the format has no list of topics.
  return found.flatMap((topic) =>
    topic.whole
      ? body(meeting, topic, section, section.level, write)
      : [heading(section.level + 1, title(topic)), ...body(meeting, topic, section, section.level + 1, write)],
  );
}

/** The sections in which entries stand: `topics`, `topic` and `events`. */
export function topicSectionWriter(write: EntryWriter): SectionWriter {
  return (section, meeting) => {
    if (section.kind !== 'topics' && section.kind !== 'topic' && section.kind !== 'events') return [];
    const id = sectionId(section);
    const written = contents(meeting, id, section, write);
    const silent = written.length === 0 && (section.kind !== 'topics' || section.heading !== undefined);
    return [
      ...(section.heading === undefined ? [] : [heading(section.level, text(section.heading))]),
      ...(silent ? nothing(section) : written),
    ];
  };
}
