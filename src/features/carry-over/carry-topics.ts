import { meaningOf, type HeadingMeaning } from '../../archive/meaning.ts';
import { isSaidAnew } from '../../archive/said-anew.ts';
import type { Group } from '../../meeting/group.ts';
import type { MinutesDocument, DocumentSection } from '../../minutes/document.ts';
import { sectionId, topicSections, type TopicSection } from '../../minutes/format.ts';
import { minutesMessages } from '../../minutes/messages.ts';
import { onlyLink } from '../../minutes/portable-phrasing.ts';
import { readItems, type ReadItem } from '../../minutes/read.ts';
import { inAllLanguages } from '../../minutes/written-by.ts';
import { isNear, isVariant, isSameHeading } from './headings.ts';

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
  const items = readItems(blocks);
  const own = typeof there === 'string' ? strays(items, there, group) : topicsOf({ ...there, standing }, items, group);
  const below = typeof there === 'string' ? OUTSIDE : { ...there, standing };
  return [...own, ...sections.flatMap((one) => walk(one, { ...below, standing }, group))];
}

/** Where a heading leads: into a section for topics or to one of its topics, or to none and what it announces then. */
function place({ text, url }: DocumentSection, here: Here, group: TopicsGroup): Here | HeadingMeaning {
  const title = isOtherBusiness(text) ? minutesMessages(group).otherBusiness : text;
  const all = topicSections(group.format).map(({ section }) => section);
  const exact = all.find(({ heading }) => heading !== undefined && isSameHeading(heading, title));
  if (exact) return { ...OUTSIDE, section: exact };
  if (group.format.sections.some(({ heading }) => heading !== undefined && isSameHeading(heading, title)))
    return meaningOf(title, group.format);
  if (here.section) return { ...here, path: [...here.path, { title, url }] };
  const meaning = meaningOf(title, group.format);
  if (meaning === 'events') {
    const events = all.find(({ kind }) => kind === 'events');
    return events ? { ...OUTSIDE, section: events } : { ...OUTSIDE, ...inSectionForTopics(title, url, group) };
  }
  if (meaning !== 'topic') return meaning;
  const meant = all.find((section) => section.heading !== undefined && means(title, section));
  return meant ? { ...OUTSIDE, section: meant } : { ...OUTSIDE, ...inSectionForTopics(title, url, group) };
}

/** A list of topics is meant by its whole heading; a topic, by a part of it as well. */
const means = (title: string, { kind, heading = '' }: TopicSection): boolean =>
  kind === 'topics' ? isVariant(title, heading) && title.length >= heading.length : isVariant(title, heading);

/** A topic that the format does not know, in its last section for topics; else in its last one that holds entries. */
function inSectionForTopics(title: string, url: string | undefined, group: TopicsGroup): Omit<Here, 'standing'> {
  const all = topicSections(group.format).map(({ section }) => section);
  return { section: all.findLast(({ kind }) => kind === 'topics') ?? all.at(-1), path: [{ title, url }] };
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
    : inSectionForTopics(minutesMessages(group).otherBusiness, undefined, group);
  return home.section
    ? [{ section: sectionId(home.section), path: home.path, items: open, events: false, standing: false }]
    : [];
}

function topicsOf({ section, path, standing }: Here, items: readonly ReadItem[], group: TopicsGroup): FoundTopic[] {
  if (!section) return [];
  const base = { section: sectionId(section), events: section.kind === 'events', standing };
  if (section.kind !== 'topics' || section.as === 'headings' || path.length > 0) return [{ ...base, path, items }];
  // A list whose items are the topics; one with a box is something to do, not a topic.
  const topics = items.filter(({ box }) => box === 'none');
  return [
    ...topics.map(({ text: title, content, children }) => ({
      ...base,
      path: [{ title, url: onlyLink(content) }],
      items: children,
    })),
    ...strays(
      items.filter(({ box }) => box !== 'none'),
      'topic',
      group,
    ),
  ];
}
