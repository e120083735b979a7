import { meaningOf } from '../archive/meaning.ts';
import { isOwnLine } from '../archive/own-lines.ts';
import { normalizeForMatch } from '../meeting/clean-text.ts';
import type { Entry } from '../meeting/entry.ts';
import type { Event } from '../meeting/event.ts';
import type { Meeting } from '../meeting/feature.ts';
import { leadingPeople } from '../meeting/people.ts';
import { topicsFeature, type Topic } from '../meeting/topics.ts';
import type { DocumentBlock, DocumentSection, MinutesDocument } from '../minutes/document.ts';
import type { FormatSection } from '../minutes/format-sections.ts';
import { entryStyle, sectionId, topicSections, writesProse, type TopicSection } from '../minutes/format.ts';
import { onlyLink } from '../minutes/portable-phrasing.ts';
import { readPlaceholders } from '../minutes/read-placeholders.ts';
import { readEntries, type ReadItem } from '../minutes/read.ts';
import { listsTopics, readTitle, splitAtBoldLines } from '../minutes/topic-titles.ts';
import { announcedAnew } from './announced-anew.ts';

/** What's being collected from the headings of minutes. */
interface Collecting {
  readonly meeting: Meeting;
  readonly at: string;
  readonly topics: Topic[];
  readonly events: Event[];
  /** The topics at each place, by their ids, in order; and the one that the minutes had there last. */
  readonly order: Map<string, string[]>;
  readonly lastAt: Map<string, string>;
  next: number;
  readonly about: LinesAbout;
}

/** Lines that tell of something else than their topic. */
interface LinesAbout {
  /** The line that says when the next meeting is. */
  readonly nextMeeting?: string | undefined;
  /** Everyone who was there, or wasn't, as they are written. */
  readonly people?: readonly string[] | undefined;
}

type TopicPlace = Pick<Topic, 'section' | 'parent'>;
const placeKey = ({ section, parent }: TopicPlace): string => parent ?? section;

/** The topics at a place so far. */
function topicsAt(place: TopicPlace, { meeting, order }: Collecting): string[] {
  const key = placeKey(place);
  const known = order.get(key);
  if (known) return known;
  const { all } = meeting.stateOf(topicsFeature);
  const ids = all.flatMap(({ id, section, parent }) =>
    section === place.section && parent === place.parent ? [id] : [],
  );
  order.set(key, ids);
  return ids;
}

/** Puts a topic after the one before it in the minutes, unless it comes after that anyway. */
function placeTopic(id: string, place: TopicPlace, isNew: boolean, into: Collecting): void {
  const ids = topicsAt(place, into);
  const last = into.lastAt.get(placeKey(place));
  into.lastAt.set(placeKey(place), id);
  const [at, after] = [ids.indexOf(id), last === undefined ? -1 : ids.indexOf(last)];
  if (isNew ? at === after + 1 : at > after) return;
  ids.splice(at, 1);
  ids.splice(last === undefined ? 0 : ids.indexOf(last) + 1, 0, id);
  const { section, parent } = place;
  into.events.push({ type: 'topics.moved', at: into.at, topic: id, section, parent, after: last, by: '' } as Event);
}

/** The section of a format that a heading is. */
function sectionFor({ text }: DocumentSection, { group }: Meeting): FormatSection | undefined {
  return group.format.sections.find(
    ({ heading }) =>
      heading !== undefined &&
      (normalizeForMatch(heading) === normalizeForMatch(text) ||
        (heading.includes('{') && readPlaceholders(heading, text) !== undefined)),
  );
}

/** Where a topic goes that the format doesn't know: to its last section for topics, as when somebody types it. */
function homeFor({ text, level }: DocumentSection, { meeting: { group } }: Collecting): TopicSection | undefined {
  const all = topicSections(group.format).map(({ section }) => section);
  // A title is none.
  return level > 1 && meaningOf(text, group.format) === 'topic'
    ? (all.findLast(({ kind }) => kind === 'topics') ?? all.at(-1))
    : undefined;
}

const isTopicSection = (section: FormatSection): section is TopicSection =>
  section.kind === 'topics' || section.kind === 'topic' || section.kind === 'events';

/** A topic by its title, which is added if it isn't on the agenda. */
function topicFor(
  title: string,
  url: string | undefined,
  section: string,
  parent: string | undefined,
  into: Collecting,
): string {
  const all = [...into.meeting.stateOf(topicsFeature).all, ...into.topics];
  const known = all.find(
    (topic) =>
      topic.section === section &&
      topic.parent === parent &&
      normalizeForMatch(topic.title) === normalizeForMatch(title) &&
      !topic.whole,
  );
  if (known) {
    placeTopic(known.id, known, false, into);
    return known.id;
  }
  const topic: Topic = {
    id: `${parent ?? section}/+${into.topics.length + 1}`,
    section,
    title,
    url,
    parent,
    whole: false,
  };
  topicsAt(topic, into).push(topic.id);
  into.topics.push(topic);
  into.events.push({ type: 'topics.added', at: into.at, topic } as Event);
  placeTopic(topic.id, topic, true, into);
  return topic.id;
}

/** Who said an item, if the format writes names before what people said: the name is then written anew. */
function credited(item: ReadItem, { meeting }: Collecting): Pick<Entry, 'text' | 'credit'> | undefined {
  if (item.box !== 'none' || item.blocks.length > 0 || !meeting.group.format.attribution) return undefined;
  const { people, rest, unknown } = leadingPeople(item.text, meeting);
  const said = rest.replace(/^[\s:–—-]+/u, '');
  const isPlain = item.content.every(({ type }) => type === 'text');
  return people.length === 1 && unknown.length === 0 && said !== '' && said !== rest.trim() && isPlain
    ? { text: said, credit: people[0]?.key }
    : undefined;
}

/** Whether most of what is under a heading is written as its section writes entries. */
function isAsWritten(items: readonly ReadItem[], entries: TopicSection['entries']): boolean {
  const prose = items.filter(({ isProse, content }) => isProse === true && content.length > 0).length;
  return writesProse({ entries }) ? prose * 2 >= items.length : prose * 2 <= items.length;
}

/** Code or a table stands by itself in every section; and so does what is an exception under its heading. */
const formOf = ({ isProse, content }: ReadItem, isException: boolean): Pick<Entry, 'form'> => {
  if (isProse === true) return isException || content.length === 0 ? { form: 'prose' } : {};
  return isException ? { form: 'bullet' } : {};
};

function record(
  items: readonly ReadItem[],
  place: Pick<Entry, 'topic' | 'parent'>,
  kind: 'item' | 'event',
  into: Collecting,
  isException: (item: ReadItem) => boolean = () => false,
): void {
  for (const item of items) {
    const number = into.next;
    into.next += 1;
    const said = credited(item, into);
    const { text, blocks, box } = item;
    const anew = said ? undefined : announcedAnew(item, into.meeting.group, into.about.people);
    const words =
      anew ?? (said ? { kind: 'note' as const, ...said } : { kind, text, content: item.asWritten(), blocks });
    const entry: Entry = { number, ...place, owners: [], box, ...formOf(item, isException(item)), ...words };
    into.events.push({ type: 'entry.recorded', at: into.at, entry } as Event);
    record(item.children, { topic: place.topic, parent: number }, 'item', into);
  }
}

const saysSomething = ({ text, children }: ReadItem): boolean =>
  children.length > 0 || !/^(?:…|\.{3})?$/u.test(text.trim());

/** What is under a heading, and under each of its bold lines if these are topics. */
function underHeading(blocks: readonly DocumentBlock[], place: FoundPlace, into: Collecting): void {
  const { section, topic } = place;
  const isBold = section.kind === 'topics' && section.as === 'bold';
  const { before, topics } = isBold ? splitAtBoldLines(blocks) : { before: blocks, topics: [] };
  underTopic(before, place, into);
  for (const { words, blocks: below } of topics) {
    const { title, url } = readTitle(section, words);
    underTopic(below, { ...place, topic: topicFor(title, url, sectionId(section), topic, into), title }, into);
  }
}

function underTopic(
  blocks: readonly DocumentBlock[],
  { section, topic, title, isUnknown }: FoundPlace,
  into: Collecting,
): void {
  const id = sectionId(section);
  const entries = entryStyle(section, title);
  const items = readEntries(blocks, entries === 'lines')
    .filter(saysSomething)
    // The minutes of this meeting say anew when the next one is.
    .filter(({ isProse, text }) => isProse !== true || text !== into.about.nextMeeting)
    .filter(({ text }) => (!('empty' in section) || text !== section.empty) && !isOwnLine(text, section));
  if (listsTopics(section) && topic === undefined) {
    for (const item of items) {
      const place = topicFor(item.text, onlyLink(item.content), id, undefined, into);
      record(item.children.filter(saysSomething), { topic: place }, 'item', into);
    }
    return;
  }
  // Nothing says how entries are written under a heading that the format doesn't know.
  const isOwn = isUnknown === true || isAsWritten(items, entries);
  const kind = section.kind === 'events' ? 'event' : 'item';
  record(
    items,
    { topic: topic ?? id },
    kind,
    into,
    ({ isProse }) => isOwn && (isProse === true) !== writesProse({ entries }),
  );
}

/** Where what is under a heading goes. */
interface FoundPlace {
  readonly section: TopicSection;
  readonly topic?: string | undefined;
  readonly title?: string | undefined;
  /** Whether the format has no place for the heading. */
  readonly isUnknown?: boolean | undefined;
}

function walk(section: DocumentSection, here: FoundPlace | undefined, into: Collecting): void {
  const own = here === undefined || here.section.level < section.level ? sectionFor(section, into.meeting) : undefined;
  const loose = topicSections(into.meeting.group.format).find(
    (one) => one.section.kind === 'topics' && one.section.heading === undefined && one.section.level === section.level,
  )?.section;
  const place = placeOf(section, own, here, loose, into);
  if (place) underHeading(section.blocks, place, into);
  for (const below of section.sections) walk(below, place, into);
}

/** The topic that headings under a place are subtopics of. */
const parentOf = (here: FoundPlace | undefined): string | undefined =>
  here && (here.topic ?? (here.section.kind === 'topics' ? undefined : sectionId(here.section)));

function placeOf(
  heading: DocumentSection,
  own: FormatSection | undefined,
  here: FoundPlace | undefined,
  loose: TopicSection | undefined,
  into: Collecting,
): FoundPlace | undefined {
  if (own) return isTopicSection(own) ? { section: own } : undefined;
  const section = here?.section ?? loose ?? homeFor(heading, into);
  if (!section) return undefined;
  const isUnknown = here ? here.isUnknown : loose === undefined;
  const { title, url = heading.url } = readTitle(section, heading);
  return { section, topic: topicFor(title, url, sectionId(section), parentOf(here), into), title, isUnknown };
}

/** Topics that are bold lines, in minutes without headings. */
function aboveHeadings(blocks: readonly DocumentBlock[], into: Collecting): void {
  const section = topicSections(into.meeting.group.format)
    .map((one) => one.section)
    .find((one) => one.kind === 'topics' && one.as === 'bold' && one.heading === undefined);
  const first = blocks.findIndex((block) => splitAtBoldLines([block]).topics.length > 0);
  if (section && first >= 0) underHeading(blocks.slice(first), { section }, into);
}

/** The topics of minutes with what stands under them, as events of a meeting that the format's topics are in already. */
export function topicEvents(document: MinutesDocument, meeting: Meeting, at: string, about: LinesAbout = {}): Event[] {
  const into: Collecting = { meeting, at, topics: [], events: [], order: new Map(), lastAt: new Map(), next: 1, about };
  aboveHeadings(document.blocks, into);
  for (const section of document.sections) walk(section, undefined, into);
  return into.events;
}
