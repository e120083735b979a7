import { meaningOf, type HeadingMeaning } from '../../archive/meaning.ts';
import { isOwnLine } from '../../archive/own-lines.ts';
import { isSaidAnew } from '../../archive/said-anew.ts';
import type { Group } from '../../meeting/group.ts';
import type { DocumentBlock, MinutesDocument, DocumentSection, WordsBlock } from '../../minutes/document.ts';
import { entryStyle, sectionId, topicSections, writesProse, type TopicSection } from '../../minutes/format.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { readEntries, readItems, type ReadItem } from '../../minutes/read.ts';
import { listsTopics, readTitle, splitAtBoldLines } from '../../minutes/topic-titles.ts';
import { inAllLanguages } from '../../minutes/written-by.ts';
import { isNear, isVariant, isSameHeading } from './headings.ts';
import { keepsNotes } from './kept-notes.ts';

export interface CarriedHeading {
  readonly title: string;
  readonly url?: string | undefined;
}

/** A topic as it was found in minutes, with what is under it. */
export interface FoundTopic {
  /** Its section of the format. */
  readonly section: string;
  /** Headings from the topic down to the subtopic; none if the section itself is the topic. */
  readonly path: readonly CarriedHeading[];
  readonly items: readonly ReadItem[];
  readonly events: boolean;
  /** Under a heading whose items all stay. */
  readonly standing: boolean;
}

/** Where the walk through the headings is: in a section for topics, under some of its topics, or outside of all. */
interface Here {
  readonly section?: TopicSection | undefined;
  readonly path: readonly CarriedHeading[];
  readonly standing: boolean;
}

const OUTSIDE: Here = { path: [], standing: false };

/** What the heading for everything open outside of any topic is called, in every language. */
const OTHERS = inAllLanguages((say) => say.otherBusiness);
const isOtherBusiness = (title: string): boolean => OTHERS.some((other) => isSameHeading(other, title));

/** The group whose topics are looked for. */
type TopicsGroup = Pick<Group, 'format' | 'language'>;

/**
 * Finds the topics of the group's format in minutes: under the format's headings, however deep people put them and
 * whatever they were called then. Headings that the format doesn't know count as topics of its last section for topics;
 * what is open under headings that are no topics goes under "Other business".
 */
export const findTopics = (document: MinutesDocument, group: TopicsGroup): FoundTopic[] => [
  ...strays(readItems(document.blocks), 'details', group),
  ...document.sections.flatMap((section) => walk(section, OUTSIDE, group)),
];

function walk(section: DocumentSection, here: Here, group: TopicsGroup): FoundTopic[] {
  const { text: title, blocks, sections } = section;
  if (group.format.carry.ignored.some((heading) => isSameHeading(heading, title))) return [];
  const standing = here.standing || group.format.carry.standing.some((heading) => isSameHeading(heading, title));
  const there = place(section, here, group);
  const own =
    typeof there === 'string'
      ? strays(readItems(blocks), there, group)
      : topicsOf({ ...there, standing }, blocks, group);
  const below = typeof there === 'string' ? OUTSIDE : { ...there, standing };
  return [...own, ...sections.flatMap((one) => walk(one, { ...below, standing }, group))];
}

/** Where a heading leads: into a section for topics or to one of its topics, or to none and what it announces then. */
function place(heading: DocumentSection, here: Here, group: TopicsGroup): Here | HeadingMeaning {
  const { text } = heading;
  const title = isOtherBusiness(text) ? minutesMessages(group).otherBusiness : text;
  const all = topicSections(group.format).map(({ section }) => section);
  const exact = all.find(({ heading: own }) => own !== undefined && isSameHeading(own, title));
  if (exact) return { ...OUTSIDE, section: exact };
  const other = group.format.sections.findIndex(({ heading: own }) => own !== undefined && isSameHeading(own, title));
  if (other >= 0) return topicsUnder(other, group) ?? meaningOf(title, group.format);
  if (here.section) return { ...here, path: [...here.path, readTitle(here.section, { ...heading, text: title })] };
  const meaning = meaningOf(title, group.format);
  if (meaning === 'events') {
    const events = all.find(({ kind }) => kind === 'events');
    return events
      ? { ...OUTSIDE, section: events }
      : { ...OUTSIDE, ...inSectionForTopics({ ...heading, text: title }, group) };
  }
  if (meaning !== 'topic') return meaning;
  const meant = all.find((section) => section.heading !== undefined && means(title, section));
  return meant
    ? { ...OUTSIDE, section: meant }
    : { ...OUTSIDE, ...inSectionForTopics({ ...heading, text: title }, group) };
}

/** A list of topics is meant by its whole heading; a topic, by a part of it as well. */
const means = (title: string, { kind, heading = '' }: TopicSection): boolean =>
  kind === 'topics' ? isVariant(title, heading) && title.length >= heading.length : isVariant(title, heading);

/** A topic that the format does not know, in its last section for topics; else in its last one that holds entries. */
function inSectionForTopics(heading: Pick<WordsBlock, 'text' | 'content'>, group: TopicsGroup): Omit<Here, 'standing'> {
  const all = topicSections(group.format).map(({ section }) => section);
  const section = all.findLast(({ kind }) => kind === 'topics') ?? all.at(-1);
  return section ? { section, path: [readTitle(section, heading)] } : { path: [] };
}

/** What is open under no topic, less what every meeting's minutes say anew. */
function strays(items: readonly ReadItem[], meaning: HeadingMeaning, group: TopicsGroup): FoundTopic[] {
  const open = items.filter(({ text }) => !isSaidAnew(meaning, text));
  if (open.length === 0) return [];
  const own = topicSections(group.format).find(
    ({ section }) => section.kind === 'topic' && OTHERS.some((title) => isNear(section.heading, title)),
  );
  const home = own
    ? { section: own.section, path: [] }
    : inSectionForTopics({ text: minutesMessages(group).otherBusiness, content: [] }, group);
  return home.section
    ? [{ section: sectionId(home.section), path: home.path, items: open, events: false, standing: false }]
    : [];
}

/** The section of topics without a heading that is under another section's heading, if it writes them without headings. */
function topicsUnder(index: number, { format }: TopicsGroup): Here | undefined {
  const after = format.sections.slice(index + 1);
  const end = after.findIndex(({ heading }) => heading !== undefined);
  const found = after
    .slice(0, end < 0 ? undefined : end)
    .find((section) => section.kind === 'topics' && section.as !== 'headings');
  return found?.kind === 'topics' ? { ...OUTSIDE, section: found } : undefined;
}

/** Whether what stands beside lists may go on the next agenda: in bullets, what is open has a box and is an item. */
const readsBeside = (
  section: TopicSection,
  entries: TopicSection['entries'],
  standing: boolean,
  { format }: TopicsGroup,
): boolean =>
  section.kind !== 'events' &&
  (standing || !format.boxes || writesProse({ entries }) || keepsNotes(sectionId(section), { format }));

/** What may be carried over of what is right under a heading, less what the format writes there itself. */
const entriesIn = (
  blocks: readonly DocumentBlock[],
  section: TopicSection,
  standing: boolean,
  group: TopicsGroup,
  title?: string,
): readonly ReadItem[] => {
  const entries = entryStyle(section, title);
  return readsBeside(section, entries, standing, group)
    ? readEntries(blocks, entries === 'lines').filter(
        ({ isProse, text }) => isProse !== true || !isOwnLine(text, section),
      )
    : readItems(blocks);
};

function topicsOf(
  { section, path, standing }: Here,
  blocks: readonly DocumentBlock[],
  group: TopicsGroup,
): FoundTopic[] {
  if (!section) return [];
  const base = { section: sectionId(section), events: section.kind === 'events', standing };
  if (section.kind === 'topics' && section.as === 'bold') {
    const { before, topics } = splitAtBoldLines(blocks);
    return [
      { ...base, path, items: entriesIn(before, section, standing, group) },
      ...topics.map(({ words, blocks: below }) => ({
        ...base,
        path: [...path, readTitle(section, words)],
        items: entriesIn(below, section, standing, group),
      })),
    ];
  }
  if (!listsTopics(section) || path.length > 0)
    return [{ ...base, path, items: entriesIn(blocks, section, standing, group, path.at(-1)?.title) }];
  const items = readItems(blocks);
  // A list whose items are the topics; one with a box is something to do, not a topic.
  const topics = items.filter(({ box }) => box === 'none');
  return [
    ...topics.map((item) => ({ ...base, path: [readTitle(section, item)], items: item.children })),
    ...strays(
      items.filter(({ box }) => box !== 'none'),
      'topic',
      group,
    ),
  ];
}
