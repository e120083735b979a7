import { DateTime } from 'luxon';

import type { DatedMinutes } from '../../archive/ages.ts';
import { lastDay } from '../../archive/dates.ts';
import { heldAt } from '../../archive/held-at.ts';
import { isSaidAs } from '../../archive/vocabulary.ts';
import { normalizeForMatch } from '../../meeting/clean-text.ts';
import { entriesFeature, type AgendaCarried, type CarriedTopic, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { topicsFeature } from '../../meeting/topics.ts';
import type { MinutesDocument } from '../../minutes/document.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import type { ReadItem } from '../../minutes/read.ts';
import { withoutMark } from '../agenda/open-since.ts';
import { dueDay } from '../due/due.ts';
import { placeholderValues } from '../minutes/placeholders.ts';
import { carriedItems, type IsStanding } from './carry-items.ts';
import { carriedContent } from './carry-pictures.ts';
import { findTopics, type FoundTopic } from './carry-topics.ts';
import { findMeant } from './headings.ts';
import { knownFrom, type KnownEntries } from './known-entries.ts';
import { matchItems } from './match-items.ts';
import { readLine } from './read-line.ts';
import { withKnownBoxes } from './unboxed.ts';
import { waitingAfter, type WaitingTopics } from './waiting.ts';

/** What is being collected for the event. */
interface Carrying {
  readonly next: Meeting;
  readonly before: Meeting | undefined;
  readonly topics: CarriedTopic[];
  readonly entries: Entry[];
  readonly known: KnownEntries;
  readonly waiting: WaitingTopics;
  /** What an item said when it was proposed, by what it says now. */
  readonly was: ReadonlyMap<string, string>;
  /** The day of the meeting whose minutes are read, YYYY-MM-DD. */
  readonly held: string;
}

/** How a list of items is read: the kind of the entries in it. */
type KindOf = (item: ReadItem) => 'event' | 'point' | 'item';

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

function readEntry(item: ReadItem, place: Pick<Entry, 'topic' | 'parent'>, kindOf: KindOf, carrying: Carrying): Entry {
  const kind = kindOf(item);
  const mark = withoutMark(item.text);
  const line = readLine(mark.line, carrying.next);
  const { since, ...known } = carrying.known.identify(carrying.was.get(line.text) ?? line.text, mark.line);
  const to = kind === 'event' ? lastDay(item.text, carrying.held || '2000-01-01', carrying.next.group) : undefined;
  return {
    ...place,
    ...line,
    ...known,
    ...(kind === 'point' && pointed(line)),
    ...dueAtThis(known.number, line, carrying),
    kind,
    // A mark is written anew, and only if it's still true.
    content: mark.since === undefined ? carriedContent(item, carrying.before, carrying.next) : undefined,
    box: item.box,
    details: to === undefined ? undefined : { to },
    since: mark.since ?? since,
  };
}

function addEntries(
  items: readonly ReadItem[],
  place: Pick<Entry, 'topic' | 'parent'>,
  kindOf: KindOf,
  carrying: Carrying,
): void {
  for (const item of items) {
    const entry = readEntry(item, place, kindOf, carrying);
    carrying.entries.push(entry);
    addEntries(item.children, { topic: place.topic, parent: entry.number }, () => 'item', carrying);
  }
}

/** The topic's id: that of a topic with this title or one like it, or a new one. */
function topicId(found: FoundTopic, carrying: Carrying): string {
  const { section, path } = found;
  const by = carrying.waiting.topicBy(found);
  // A section that is a topic itself has those found in it as its subtopics.
  let parent = carrying.next.stateOf(topicsFeature).all.find(({ id, whole }) => whole && id === section)?.id;
  for (const heading of path) {
    const here = parent;
    const standing = [...carrying.next.stateOf(topicsFeature).all, ...carrying.topics];
    const known = findMeant(
      heading,
      standing.filter((topic) => topic.section === section && topic.parent === here),
    );
    const id: string = known?.id ?? `${here ?? section}/${normalizeForMatch(heading.title).replaceAll(' ', '-')}`;
    // Once what it is here for is taken away, it is an empty heading that nobody asked for.
    const why = by !== undefined && heading === path.at(-1) ? { by } : ({ ifEmpty: 'left out' } as const);
    if (!known) carrying.topics.push({ id, section, ...heading, parent: here, ...why });
    parent = id;
  }
  return parent ?? section;
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

function keptOf(found: FoundTopic, carrying: Carrying, by: string): readonly ReadItem[] {
  const { items, events, standing } = found;
  if (standing) return items;
  if (events) return upcoming(items, carrying, by);
  const [always, waits] = [standingItem(carrying.next.group.format.carry.standing), isPoint(found, carrying)];
  return carriedItems(items, (item) => always(item) || waits(item));
}

function kindsIn(found: FoundTopic, carrying: Carrying): KindOf {
  const waits = isPoint(found, carrying);
  return (item) => (found.events ? 'event' : waits(item) ? 'point' : 'item');
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

/** What the next meeting's agenda takes over from minutes: open items with what they need, and events to come. */
export function carryOver(
  markdown: string,
  next: Meeting,
  before: Meeting | undefined,
  at: string,
  { earlier = [], proposed = markdown }: Beside = {},
): AgendaCarried[] {
  const document = readDocument(markdown);
  const held = dayOf(before, document);
  const by = (next.stateOf(lifecycleState).planned ?? at).slice(0, 10);
  const known = knownFrom(next, before, held, earlier);
  const topicsFound = withKnownBoxes(findTopics(document, next.group), before, next);
  const was = proposed === markdown ? NOTHING : saidBefore(proposed, topicsFound, next);
  const waiting = waitingAfter(before);
  const carrying: Carrying = { next, before, topics: [], entries: [], known, waiting, was, held };
  for (const found of topicsFound) {
    const items = keptOf(found, carrying, by);
    if (items.length === 0 && waiting.topicBy(found) === undefined) continue;
    addEntries(items, { topic: topicId(found, carrying) }, kindsIn(found, carrying), carrying);
  }
  return [{ type: 'agenda.carried', at, topics: carrying.topics, entries: carrying.entries, next: known.next() }];
}
