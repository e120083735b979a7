import { isOwnLine } from '../archive/own-lines.ts';
import { normalizeForMatch } from '../meeting/clean-text.ts';
import type { Entry } from '../meeting/entry.ts';
import type { Event } from '../meeting/event.ts';
import type { Meeting } from '../meeting/feature.ts';
import { leadingPeople } from '../meeting/people.ts';
import { topicsFeature, type Topic } from '../meeting/topics.ts';
import type { DocumentBlock, DocumentSection, MinutesDocument } from '../minutes/document.ts';
import type { FormatSection } from '../minutes/format-sections.ts';
import { sectionId, topicSections, type TopicSection } from '../minutes/format.ts';
import { onlyLink } from '../minutes/portable-phrasing.ts';
import { readPlaceholders } from '../minutes/read-placeholders.ts';
import { readEntries, type ReadItem } from '../minutes/read.ts';

/** What's being collected from the headings of minutes. */
interface Collecting {
  readonly meeting: Meeting;
  readonly at: string;
  readonly topics: Topic[];
  readonly events: Event[];
  next: number;
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
  if (known) return known.id;
  const topic: Topic = {
    id: `${parent ?? section}/+${into.topics.length + 1}`,
    section,
    title,
    url,
    parent,
    whole: false,
  };
  into.topics.push(topic);
  into.events.push({ type: 'topics.added', at: into.at, topic } as Event);
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

/** Code or a table stands by itself, whatever the section writes. */
const formOf = ({ isProse, content }: ReadItem): Pick<Entry, 'form'> =>
  isProse === true && content.length === 0 ? { form: 'prose' } : {};

function record(
  items: readonly ReadItem[],
  place: Pick<Entry, 'topic' | 'parent'>,
  kind: 'item' | 'event',
  into: Collecting,
): void {
  for (const item of items) {
    const number = into.next;
    into.next += 1;
    const said = credited(item, into);
    const { text, blocks, box } = item;
    const words = said ? { kind: 'note' as const, ...said } : { kind, text, content: item.asWritten(), blocks };
    const entry: Entry = { number, ...place, owners: [], box, ...formOf(item), ...words };
    into.events.push({ type: 'entry.recorded', at: into.at, entry } as Event);
    record(item.children, { topic: place.topic, parent: number }, 'item', into);
  }
}

const saysSomething = ({ text, children }: ReadItem): boolean =>
  children.length > 0 || !/^(?:…|\.{3})?$/u.test(text.trim());

function underTopic(
  blocks: readonly DocumentBlock[],
  section: TopicSection,
  topic: string | undefined,
  into: Collecting,
): void {
  const id = sectionId(section);
  const items = readEntries(blocks, section.entries === 'lines')
    .filter(saysSomething)
    .filter(({ text }) => (!('empty' in section) || text !== section.empty) && !isOwnLine(text, section));
  if (section.kind === 'topics' && topic === undefined) {
    for (const item of items) {
      const place = topicFor(item.text, onlyLink(item.content), id, undefined, into);
      record(item.children.filter(saysSomething), { topic: place }, 'item', into);
    }
    return;
  }
  record(items, { topic: topic ?? id }, section.kind === 'events' ? 'event' : 'item', into);
}

function walk(
  section: DocumentSection,
  here: { readonly section: TopicSection; readonly topic?: string } | undefined,
  into: Collecting,
): void {
  const own = here === undefined || here.section.level < section.level ? sectionFor(section, into.meeting) : undefined;
  const loose = topicSections(into.meeting.group.format).find(
    (one) => one.section.kind === 'topics' && one.section.heading === undefined && one.section.level === section.level,
  )?.section;
  const place = placeOf(section, own, here, loose, into);
  if (place) underTopic(section.blocks, place.section, place.topic, into);
  for (const below of section.sections) walk(below, place, into);
}

function placeOf(
  { text, url }: DocumentSection,
  own: FormatSection | undefined,
  here: { readonly section: TopicSection; readonly topic?: string } | undefined,
  loose: TopicSection | undefined,
  into: Collecting,
): { readonly section: TopicSection; readonly topic?: string } | undefined {
  if (own) return isTopicSection(own) ? { section: own } : undefined;
  const section = here?.section ?? loose;
  if (!section) return undefined;
  const parent = here?.topic ?? (here && section.kind !== 'topics' ? sectionId(section) : undefined);
  return { section, topic: topicFor(text, url, sectionId(section), parent, into) };
}

/** The topics of minutes with what stands under them, as events of a meeting that the format's topics are in already. */
export function topicEvents(document: MinutesDocument, meeting: Meeting, at: string): Event[] {
  const into: Collecting = { meeting, at, topics: [], events: [], next: 1 };
  for (const section of document.sections) walk(section, undefined, into);
  return into.events;
}
