import { DateTime } from 'luxon';

import type { DatedMinutes } from '../../archive/ages.ts';
import { lastDay } from '../../archive/dates.ts';
import { heldAt } from '../../archive/held-at.ts';
import { isSaidAs } from '../../archive/vocabulary.ts';
import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { entriesFeature, type AgendaCarried, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import type { Group } from '../../meeting/group.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import type { MinutesDocument } from '../../minutes/document.ts';
import { topicSections, writesProse, type TopicSection } from '../../minutes/format.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import type { ReadItem } from '../../minutes/read.ts';
import { inAllLanguages } from '../../minutes/written-by.ts';
import { withoutMark } from '../agenda/open-since.ts';
import { dueDay } from '../due/due.ts';
import { placeholderValues } from '../minutes/placeholders.ts';
import { isUsualTopic, rememberedTopics, type StoodTopics, type UsualEvent } from '../usual/usual.ts';
import { carriedItems, type IsStanding } from './carry-items.ts';
import { carriedContent } from './carry-pictures.ts';
import { findTopics, type FoundTopic } from './carry-topics.ts';
import { noteKeeper } from './kept-notes.ts';
import { knownFrom, type KnownEntries } from './known-entries.ts';
import { matchItems } from './match-items.ts';
import { isGone, passTopic, topicId, type TopicsPlaced } from './place-topics.ts';
import { readLine } from './read-line.ts';
import { stoodTopicOf, stoodTopicsIn } from './stood-topics.ts';
import { withKnownBoxes } from './unboxed.ts';
import { waitingAfter } from './waiting.ts';

/** What is being collected for the event. */
interface Carrying extends TopicsPlaced {
  readonly before: Meeting | undefined;
  readonly entries: Entry[];
  readonly known: KnownEntries;
  /** What an item said when it was proposed, by what it says now. */
  readonly was: ReadonlyMap<string, string>;
  /** The day of the meeting whose minutes are read, YYYY-MM-DD. */
  readonly held: string;
}

/** How what is under a heading is read: what kind of entry each is, and in which form it is written again. */
type HowRead = (item: ReadItem) => Pick<Entry, 'form'> & { readonly kind: 'event' | 'point' | 'item' };

/** Whose words a point is; it has no owners, since nobody has to do anything. */
const pointed = ({ owners: [credit] }: Pick<Entry, 'owners'>): Pick<Entry, 'owners' | 'credit'> => ({
  owners: [],
  credit,
});

/** What was due at the meeting after the last one is due at this one, whenever that is, unless people wrote another day. */
function dueAtThis(
  number: number,
  { due }: Pick<Entry, 'due'>,
  { before }: Carrying,
): Pick<Entry, 'due' | 'dueAt'> | undefined {
  const was = before?.stateOf(entriesFeature).byNumber.get(number);
  const isSame = before && was?.dueAt === 'next meeting' && due !== undefined && dueDay(was, before) === due;
  return isSame ? { due: undefined, dueAt: 'this meeting' } : undefined;
}

function readEntry(item: ReadItem, place: Pick<Entry, 'topic' | 'parent'>, how: HowRead, carrying: Carrying): Entry {
  const { kind, ...form } = how(item);
  const mark = withoutMark(item.text);
  const line = readLine(mark.line, carrying.next);
  const { since, ...known } = carrying.known.identify(carrying.was.get(line.text) ?? line.text, mark.line);
  const to = kind === 'event' ? lastDay(item.text, carrying.held || '2000-01-01', carrying.next.group) : undefined;
  return {
    ...place,
    ...form,
    ...line,
    ...known,
    ...(kind === 'point' && pointed(line)),
    ...dueAtThis(known.number, line, carrying),
    kind,
    // A mark is written anew, and only if it's still true.
    content: mark.since === undefined ? carriedContent(item, carrying.before, carrying.next) : undefined,
    ...(mark.since === undefined && item.blocks.length > 0 && { blocks: item.blocks }),
    box: item.box,
    details: to === undefined ? undefined : { to },
    since: mark.since ?? since,
  };
}

function addEntries(
  items: readonly ReadItem[],
  place: Pick<Entry, 'topic' | 'parent'>,
  how: HowRead,
  carrying: Carrying,
): void {
  for (const item of items) {
    const entry = readEntry(item, place, how, carrying);
    carrying.entries.push(entry);
    addEntries(item.children, { topic: place.topic, parent: entry.number }, () => ({ kind: 'item' }), carrying);
  }
}

/**
 * Events to come, and those that are past and that nobody ticked: they are ticked by themselves, and go with the others
 * then. A list without boxes has nothing to tick, so that what is past goes at once.
 */
function upcoming(items: readonly ReadItem[], { held, next }: Carrying, by: string): ReadItem[] {
  return items.filter(({ text, box }) => {
    if (box !== 'none') return box === 'open';
    const day = lastDay(text, held || by, next.group);
    return day === undefined ? !isPlaceholder(text) : day >= by;
  });
}

/** What a list of events has if there are none. */
const isPlaceholder = (text: string): boolean => text === '…' || isSaidAs(text, ({ nothing }) => nothing);

const standingItem =
  (words: readonly string[]): IsStanding =>
  ({ text }) =>
    words.some((some) => normalizeForMatch(text).includes(normalizeForMatch(some)));

/** Whether an item is a point that the meeting did not come to. */
const isPoint =
  (found: FoundTopic, { waiting, next }: Carrying): IsStanding =>
  ({ text, box }) =>
    box === 'none' && waiting.isPoint(readLine(text, next).text, found);

const UNDER_EMBARGO = inAllLanguages((say) => say.underEmbargo).map(normalizeForMatch);

/** Without what stands for something under embargo: the next meeting has that itself, as it was. */
const withWords = (items: readonly ReadItem[]): ReadItem[] =>
  items
    .filter(({ text, box }) => box !== 'none' || !UNDER_EMBARGO.includes(normalizeForMatch(text)))
    .map((item) => ({ ...item, children: withWords(item.children) }));

function keptOf(found: FoundTopic, carrying: Carrying, by: string): readonly ReadItem[] {
  const { events, standing } = found;
  const items = withWords(found.items);
  if (standing) return items;
  if (events) return upcoming(items, carrying, by);
  const { next, before } = carrying;
  const [always, waits] = [standingItem(next.group.format.carry.standing), isPoint(found, carrying)];
  const isNote = noteKeeper(found.section, next.group, before);
  return carriedItems(items, (item) => always(item) || waits(item), isNote);
}

/** The form in which an item is written again as it stood, if the section's own is another. */
const formOf = ({ isProse, content }: ReadItem, section: TopicSection | undefined): Pick<Entry, 'form'> => {
  const isOwn = section !== undefined && writesProse(section);
  if (isProse !== true) return isOwn ? { form: 'bullet' } : {};
  return isOwn && content.length > 0 ? {} : { form: 'prose' };
};

function howRead(found: FoundTopic, carrying: Carrying): HowRead {
  const waits = isPoint(found, carrying);
  const section = topicSections(carrying.next.group.format).find(({ id }) => id === found.section)?.section;
  return (item) => ({
    kind: found.events ? 'event' : waits(item) ? 'point' : 'item',
    ...formOf(item, section),
  });
}

const NOTHING: ReadonlyMap<string, string> = new Map();

/** What items said when they were proposed, by what they say now, if that's something else. */
function saidBefore(proposed: string, merged: readonly FoundTopic[], next: Meeting): ReadonlyMap<string, string> {
  const before = findTopics(readDocument(proposed), next.group);
  const pairs = matchItems(before, merged, (line) => readLine(withoutMark(line).line, next));
  return new Map(pairs.flatMap(({ was, is }) => (is && is.key !== was.key ? [[is.words, was.words]] : [])));
}

/** The day on which the meeting was held, YYYY-MM-DD; empty if neither it nor its minutes say. */
function dayOf(before: Meeting | undefined, document: MinutesDocument): string {
  const started = before && placeholderValues(before)['date'];
  return DateTime.isDateTime(started) ? (started.toISODate() ?? '') : (heldAt(document).date ?? '');
}

/** What tells more of the items in minutes than they do. */
interface Beside {
  /** Minutes before those, if no meeting is known whose entries they were. */
  readonly earlier?: readonly DatedMinutes[];
  /** The minutes as Gavel wrote them: what people said in other words is still the same item. */
  readonly proposed?: string | undefined;
}

/** The topics in earlier minutes, oldest first. */
const stoodEarlier = (earlier: readonly DatedMinutes[], group: Group): StoodTopics[] =>
  earlier
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .map(({ document }) => ({ topics: stoodTopicsIn(findTopics(document, group), group) }));

/** Whether a topic is on the next agenda even if nothing is under it, and nobody took it off again. */
function isUsualHere(found: FoundTopic, meetings: readonly StoodTopics[], carrying: Carrying): boolean {
  const stood = stoodTopicOf(found, carrying.next.group);
  return stood !== undefined && isUsualTopic(stood, meetings, carrying.next) && !isGone(found, carrying);
}

/** What the next meeting's agenda takes over from minutes: open items with what they need, and events to come. */
export function carryOver(
  markdown: string,
  next: Meeting,
  before: Meeting | undefined,
  at: string,
  { earlier = [], proposed = markdown }: Beside = {},
): [AgendaCarried, UsualEvent] {
  const document = readDocument(markdown);
  const held = dayOf(before, document);
  const by = (next.stateOf(lifecycleState).planned ?? at).slice(0, 10);
  const known = knownFrom(next, before, held, earlier);
  const topicsFound = withKnownBoxes(findTopics(document, next.group), before, next);
  const was = proposed === markdown ? NOTHING : saidBefore(proposed, topicsFound, next);
  const waiting = waitingAfter(before);
  const carrying: Carrying = { next, before, topics: [], entries: [], known, waiting, was, held, lastAt: new Map() };
  const meetings = rememberedTopics(stoodTopicsIn(topicsFound, next.group), before, stoodEarlier(earlier, next.group));
  for (const found of topicsFound) {
    const items = keptOf(found, carrying, by);
    const isUsual = isUsualHere(found, meetings, carrying);
    if (items.length === 0 && waiting.topicBy(found) === undefined && !isUsual) passTopic(found, carrying);
    else addEntries(items, { topic: topicId(found, isUsual, carrying) }, howRead(found, carrying), carrying);
  }
  return [
    { type: 'agenda.carried', at, topics: carrying.topics, entries: carrying.entries, next: known.next() },
    { type: 'usual.told', at, meetings },
  ];
}
