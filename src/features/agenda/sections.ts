import type { BlockContent, ListItem, Paragraph, PhrasingContent, RootContent } from 'mdast';

import { entriesUnder, type Entry } from '../../meeting/entry.ts';
import type { EntryWriter, Meeting, SectionWriter } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { nameInMinutes } from '../../meeting/minutes-names.ts';
import { subtopicsOf, topicsFeature, type Topic } from '../../meeting/topics.ts';
import {
  headingNode,
  itemNode,
  listNode,
  nextLine,
  paragraphNode,
  textNode,
  sectionHeading,
} from '../../minutes/build.ts';
import { entryStyle, sectionId, writesProse, type TopicSection } from '../../minutes/format.ts';
import { linkedWords, phrasingOf } from '../../minutes/phrasing.ts';
import { fillTemplate, typedText, type TemplateChoice } from '../../minutes/template.ts';
import { listsTopics, PLAIN_TITLE } from '../../minutes/topic-titles.ts';
import { typedBlocks } from '../../minutes/typed-blocks.ts';
import { writtenBlocks } from '../../minutes/write-blocks.ts';
import { eventBox } from '../events/events.ts';
import { isUsual } from '../usual/usual.ts';

/** Entries as items, with what is under them. */
export const entryItems = (meeting: Meeting, entries: readonly Entry[], write: EntryWriter): ListItem[] =>
  entries.map((entry) => {
    const box = eventBox(entry, meeting);
    const checked = box === 'none' || !meeting.group.format.boxes ? undefined : box === 'ticked';
    const below = [...blocksOf(entry, meeting), ...block(meeting, entry.number, 'items', write)];
    return apartItem(itemNode(write(entry, meeting), below, checked));
  });

/** An item in which more than lists stands below its words has empty lines between its blocks. */
const apartItem = (item: ListItem): ListItem => ({
  ...item,
  spread: item.children.some(({ type }, i) => type !== 'list' && (type !== 'paragraph' || i > 0)),
});

/** The blocks below an entry's own words. */
const blocksOf = ({ content, blocks = [], text }: Entry, { group }: Meeting): readonly BlockContent[] =>
  content ? blocks : writtenBlocks(text, group.format.style);

/** How entries are written: as a section says, or as items under another item. */
type EntryStyle = TopicSection['entries'] | 'items';

/** Whether an entry is code or a table alone. */
const isWordless = ({ form, content, text }: Entry): boolean =>
  form === 'prose' && (content ? content.length === 0 : text.includes('\n') && typedBlocks(text)[0]?.kind !== 'words');

/**
 * Whether an entry is a paragraph: those that must carry over stay list items, since a paragraph has no box. Under an
 * item only code and tables stand by themselves.
 */
function isParagraph(entry: Entry, style: EntryStyle, { boxes }: Meeting['group']['format']): boolean {
  const { form, box } = entry;
  if (box !== 'none' && boxes) return false;
  if (style === 'items') return isWordless(entry);
  return form === 'prose' || (writesProse({ entries: style }) && form !== 'bullet');
}

/** An entry as a paragraph, with its blocks and what is under it. */
function paragraphsOf(entry: Entry, meeting: Meeting, write: EntryWriter): BlockContent[] {
  const words = write(entry, meeting);
  return [
    ...(words.length > 0 ? [paragraphNode(...words)] : []),
    ...blocksOf(entry, meeting),
    ...block(meeting, entry.number, 'items', write),
  ];
}

/** What was said in the meeting; what came of it, such as a decision, stands by itself between the lines. */
const SAID: readonly Entry['kind'][] = ['note', 'idea', 'wanted', 'link', 'point', 'item'];

/** The paragraph of an entry if it can be a line of another; undefined if it's more than that, or prose. */
function lineOf({ kind, form }: Entry, [line, ...more]: readonly BlockContent[]): Paragraph | undefined {
  if (!SAID.includes(kind) || form === 'prose' || more.length > 0) return undefined;
  return line?.type === 'paragraph' ? line : undefined;
}

/**
 * Puts a line into the paragraph before it if that's one of lines; tells whether it did.
 * @param lines the paragraphs of lines so far; the line is one of them if it begins one
 */
function joinsLine(
  line: Paragraph | undefined,
  last: BlockContent | undefined,
  lines: Set<BlockContent>,
  { group }: Meeting,
): boolean {
  if (!line) return false;
  lines.add(line);
  if (last?.type !== 'paragraph' || !lines.has(last)) return false;
  last.children.push(...nextLine(line.children, group.format.style));
  return true;
}

/** The entries at a place, as the section writes entries. */
function block(meeting: Meeting, place: string | number, style: EntryStyle, write: EntryWriter): BlockContent[] {
  const found = entriesUnder(meeting, place);
  const lists = new Set<BlockContent>();
  const lines = new Set<BlockContent>();
  const blocks: BlockContent[] = [];
  for (const entry of found) {
    const last = blocks.at(-1);
    if (isParagraph(entry, style, meeting.group.format)) {
      const own = paragraphsOf(entry, meeting, write);
      const line = style === 'lines' ? lineOf(entry, own) : undefined;
      if (!joinsLine(line, last, lines, meeting)) blocks.push(...own);
    } else if (last?.type === 'list' && lists.has(last)) last.children.push(...entryItems(meeting, [entry], write));
    else {
      const list = listNode(entryItems(meeting, [entry], write), style === 'numbers');
      lists.add(list);
      blocks.push(list);
    }
  }
  return blocks;
}

/** Until the meeting starts, its document is an agenda, and what is usually on it is shown. */
const isOnAgenda = (meeting: Meeting, topic: Topic): boolean =>
  isUsual(topic) && meeting.stateOf(lifecycleState).begun === undefined;

/** Whether something is under a topic, or under one of its subtopics. */
const hasEntries = (meeting: Meeting, { id }: Topic): boolean =>
  entriesUnder(meeting, id).length > 0 || subtopicsOf(meeting, id).some((below) => hasEntries(meeting, below));

/** Whether the minutes have a topic: not one that was typed in passing, as long as nothing is under it. */
export const hasPlace = (meeting: Meeting, topic: Topic): boolean =>
  topic.ifEmpty !== 'left out' ||
  isOnAgenda(meeting, topic) ||
  entriesUnder(meeting, topic.id).length > 0 ||
  subtopicsOf(meeting, topic.id).some((below) => hasPlace(meeting, below));

/** Whether a section of the minutes leaves out what nobody spoke about; an agenda has it. */
const leavesOut = (section: TopicSection, meeting: Meeting): boolean =>
  section.kind === 'topics' && section.emptyTopic === false && meeting.stateOf(lifecycleState).begun !== undefined;

const placedUnder = (meeting: Meeting, id: string): Topic[] =>
  subtopicsOf(meeting, id).filter((topic) => hasPlace(meeting, topic));

/** How a section writes what is in it. */
interface SectionWriting {
  readonly meeting: Meeting;
  readonly section: TopicSection;
  readonly write: EntryWriter;
}

/** A topic with its number in its section: `2`, and `2.1` for its first subtopic. */
export interface PlacedTopic {
  readonly topic: Topic;
  readonly number: string;
}

const placed = (topics: readonly Topic[], above = ''): PlacedTopic[] =>
  topics.map((topic, i) => ({ topic, number: `${above}${i + 1}` }));

const linkedTitle = ({ title, url }: Topic): PhrasingContent[] =>
  url === undefined ? phrasingOf(title) : linkedWords(url, title);

/** The title, as the section writes titles. */
function titleWords({ topic, number }: PlacedTopic, { meeting, section }: SectionWriting): PhrasingContent[] {
  return topicWords({ topic, number }, section.kind === 'topics' ? section.title : PLAIN_TITLE, meeting);
}

/** A topic's title in a wording of the group's. */
export function topicWords(
  { topic, number }: PlacedTopic,
  wording: TemplateChoice,
  meeting: Meeting,
): PhrasingContent[] {
  if (wording === PLAIN_TITLE) return linkedTitle(topic);
  const values = {
    title: { typed: linkedTitle(topic) },
    number,
    minutes: topic.minutes === undefined ? undefined : String(topic.minutes),
    by: topic.by === undefined ? undefined : typedText(nameInMinutes(meeting, topic.by)),
  };
  return fillTemplate(wording, values, meeting.group) ?? linkedTitle(topic);
}

/** What a topic without entries has instead. */
const emptyTopicWords = ({ section }: SectionWriting): string | undefined =>
  section.kind === 'topics' && section.emptyTopic !== false ? section.emptyTopic : undefined;

/** Everything under a topic, its subtopics under titles of their own. */
function body({ topic, number }: PlacedTopic, level: number, writing: SectionWriting): RootContent[] {
  const { meeting, section, write } = writing;
  const below = placedUnder(meeting, topic.id);
  const style = entryStyle(section, topic.title);
  const own = block(meeting, topic.id, style, write);
  const words = own.length === 0 && below.length === 0 ? emptyTopicWords(writing) : undefined;
  return [
    ...own,
    ...(words === undefined ? [] : nothing(words, style)),
    ...placed(below, `${number}.`).flatMap((one) => titled(one, level + 1, writing)),
  ];
}

/** A topic under its title: a heading, or a bold line. */
function titled(one: PlacedTopic, level: number, writing: SectionWriting): RootContent[] {
  const words = titleWords(one, writing);
  const isBold = writing.section.kind === 'topics' && writing.section.as === 'bold';
  const title = isBold ? paragraphNode({ type: 'strong', children: words }) : headingNode(level, ...words);
  return [title, ...body(one, level, writing)];
}

/** Topics as items of a list; a subtopic becomes an item of its own under its topic. */
const listed = (topics: readonly PlacedTopic[], writing: SectionWriting): ListItem[] =>
  topics.map((one) => {
    const { meeting, write } = writing;
    const below = withItems(
      block(meeting, one.topic.id, 'items', write),
      listed(placed(placedUnder(meeting, one.topic.id), `${one.number}.`), writing),
    );
    const words = below.length === 0 ? emptyTopicWords(writing) : undefined;
    const blocks = words === undefined ? below : [listNode([itemNode([textNode(words)])])];
    // A subtopic is an item like others for whoever reads it.
    const isSubtopic = one.topic.parent !== undefined;
    return apartItem(itemNode(isSubtopic ? linkedTitle(one.topic) : titleWords(one, writing), blocks));
  });

/** Blocks with items after them, which go on with the list that the blocks end with. */
function withItems(blocks: readonly BlockContent[], items: readonly ListItem[]): BlockContent[] {
  const last = blocks.at(-1);
  if (items.length === 0) return [...blocks];
  if (last?.type !== 'list') return [...blocks, listNode(items)];
  return [...blocks.slice(0, -1), listNode([...last.children, ...items])];
}

function nothing(words: string, style: TopicSection['entries']): RootContent[] {
  return writesProse({ entries: style }) ? [paragraphNode(textNode(words))] : [listNode([itemNode([textNode(words)])])];
}

function contents(id: string, writing: SectionWriting): RootContent[] {
  const { meeting, section } = writing;
  const found = meeting
    .stateOf(topicsFeature)
    .all.filter((topic) => topic.section === id && topic.parent === undefined && hasPlace(meeting, topic))
    .filter((topic) => !leavesOut(section, meeting) || hasEntries(meeting, topic));
  if (section.kind === 'topics') return listsTopics(section) ? listOf(found, writing) : titles(found, writing);
  // Besides the section that is a topic itself, others go here if the format has no list of topics.
  return placed(found).flatMap((one) =>
    one.topic.whole ? body(one, section.level, writing) : titled(one, section.level + 1, writing),
  );
}

function listOf(found: readonly Topic[], writing: SectionWriting): RootContent[] {
  const { section } = writing;
  const isOrdered = section.kind === 'topics' && section.as === 'numbers';
  return found.length > 0 ? [listNode(listed(placed(found), writing), isOrdered)] : [];
}

function titles(found: readonly Topic[], writing: SectionWriting): RootContent[] {
  const { section } = writing;
  const below = section.heading === undefined ? section.level : section.level + 1;
  const level = section.kind === 'topics' ? (section.topicLevel ?? below) : below;
  return placed(found).flatMap((one) => titled(one, level, writing));
}

/** What a section has that holds nothing: nothing at all if the format says so with an empty text. */
const emptySection = ({ empty = '…', entries }: TopicSection): RootContent[] =>
  empty === '' || empty === false ? [] : nothing(empty, entries);

/** The sections in which entries stand: `topics`, `topic` and `events`. */
export function topicSectionWriter(write: EntryWriter): SectionWriter {
  return (section, meeting) => {
    if (section.kind !== 'topics' && section.kind !== 'topic' && section.kind !== 'events') return [];
    const id = sectionId(section);
    const written = contents(id, { meeting, section, write });
    const silent = written.length === 0 && (section.kind !== 'topics' || section.heading !== undefined);
    if (written.length === 0 && section.empty === false) return [];
    return [...sectionHeading(section), ...(silent ? emptySection(section) : written)];
  };
}
