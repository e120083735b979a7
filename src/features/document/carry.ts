import { casual } from 'chrono-node';
import { DateTime } from 'luxon';

import { loosely } from '../../meeting/clean.ts';
import { entries, type Carried, type CarriedTopic, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { leadingPeople } from '../../meeting/people.ts';
import { readMinutes, type ReadItem } from '../../minutes/read.ts';
import { topics } from '../agenda/topics.ts';
import { lifecycle } from '../lifecycle/lifecycle.ts';
import { carriedItems } from './carry-items.ts';
import { findTopics, type FoundTopic } from './carry-topics.ts';
import { values } from './values.ts';

/** What is being collected for the event. */
interface Carrying {
  readonly next: Meeting;
  readonly topics: CarriedTopic[];
  readonly entries: Entry[];
  readonly numbers: Numbers;
  readonly since: string;
}

/** Gives what is carried over the number that it had, where the meeting before knew it. */
interface Numbers {
  of(text: string): { readonly number: number; readonly since?: string | undefined };
  next(): number;
}

function numbersFrom(next: Meeting, before: Meeting | undefined): Numbers {
  const known = new Map<string, Entry[]>();
  for (const meeting of [before, next]) {
    for (const entry of meeting?.of(entries).byNumber.values() ?? []) {
      const key = loosely(entry.text);
      known.set(key, [...(known.get(key) ?? []), entry]);
    }
  }
  let free = next.of(entries).next;
  const used = new Set<number>();
  return {
    of(text) {
      const entry = known.get(loosely(text))?.find(({ number }) => !used.has(number));
      const number = entry?.number ?? free++;
      used.add(number);
      return { number, since: entry?.since };
    },
    next: () => free,
  };
}

/** The day on which an event is over (YYYY-MM-DD), as far as its words tell. */
function lastDay(text: string, around: string): string | undefined {
  const found = casual.parse(text, DateTime.fromISO(around).toJSDate()).findLast(({ start }) => start.isCertain('day'));
  const date = found?.end ?? found?.start;
  if (!date) return undefined;
  return (
    DateTime.fromObject({
      year: date.get('year') ?? 0,
      month: date.get('month') ?? 1,
      day: date.get('day') ?? 1,
    }).toISODate() ?? undefined
  );
}

const PREFIX = /^(?:volunteers? wanted|volunteers? needed)\s*[–—:-]\s*/iu;

const NAMED = /^@[^–—-]*\s[–—-]+\s/u;
const DUE = /^(?<text>.*) \(by (?<due>\d{4}-\d{2}-\d{2})\)$/su;

/** What an item's line tells: `@a, @b – TEXT (by DATE)`. */
function readLine(line: string, next: Meeting): Pick<Entry, 'text' | 'owners' | 'due'> {
  const { people, rest } = leadingPeople(line, next);
  const named = people.length > 0 && NAMED.test(line);
  const said = named ? rest : line;
  const { text = said, due } = DUE.exec(said)?.groups ?? {};
  return { text: text.replace(PREFIX, ''), owners: named ? people.map(({ key }) => key) : [], due };
}

function readEntry(item: ReadItem, place: Pick<Entry, 'topic' | 'parent'>, event: boolean, carrying: Carrying): Entry {
  const line = readLine(item.text, carrying.next);
  const { number, since = carrying.since } = carrying.numbers.of(line.text);
  const to = event ? lastDay(item.text, carrying.since || '2000-01-01') : undefined;
  return {
    ...place,
    ...line,
    number,
    kind: event ? 'event' : 'item',
    content: item.content,
    box: item.box,
    details: to === undefined ? undefined : { to },
    since,
  };
}

function addEntries(
  items: readonly ReadItem[],
  place: Pick<Entry, 'topic' | 'parent'>,
  event: boolean,
  carrying: Carrying,
): void {
  for (const item of items) {
    const entry = readEntry(item, place, event, carrying);
    carrying.entries.push(entry);
    addEntries(item.children, { topic: place.topic, parent: entry.number }, false, carrying);
  }
}

/** The topic's id: a topic that stands already by its title, or a new one. */
function topicId({ section, path }: FoundTopic, carrying: Carrying): string {
  const { all } = carrying.next.of(topics);
  let parent: string | undefined;
  for (const { title, url } of path) {
    const here = parent;
    const known = [...all, ...carrying.topics].find(
      (topic) => topic.section === section && topic.parent === here && loosely(topic.title) === loosely(title),
    );
    const id: string = known?.id ?? `${here ?? section}/${loosely(title).replaceAll(' ', '-')}`;
    if (!known) carrying.topics.push({ id, section, title, url, parent: here });
    parent = id;
  }
  return parent ?? section;
}

/** Events that are over by the next meeting go; in a list without boxes those that are to come stay. */
function upcoming(items: readonly ReadItem[], since: string, by: string): ReadItem[] {
  return items.filter((item) => {
    const day = lastDay(item.text, since || by);
    if (day !== undefined && day < by) return false;
    return item.box === 'open' || (item.box === 'none' && day !== undefined);
  });
}

/** What the next meeting's agenda takes over from minutes: open items with what they need, and events to come. */
export function carry(markdown: string, next: Meeting, before: Meeting | undefined, at: string): Carried[] {
  const { front, sections } = readMinutes(markdown);
  const held = before && values(before)['date'];
  const since = DateTime.isDateTime(held) ? (held.toISODate() ?? '') : (heldOn(front) ?? '');
  const by = (next.of(lifecycle).planned ?? at).slice(0, 10);
  const carrying: Carrying = { next, topics: [], entries: [], numbers: numbersFrom(next, before), since };
  for (const found of findTopics(sections, next.group.format)) {
    const items = found.events ? upcoming(found.items, since, by) : carriedItems(found.items);
    if (items.length > 0) addEntries(items, { topic: topicId(found, carrying) }, found.events, carrying);
  }
  return [
    { type: 'agenda.carried', at, topics: carrying.topics, entries: carrying.entries, next: carrying.numbers.next() },
  ];
}

/** The day of the meeting, from its front matter, YYYY-MM-DD. */
export function heldOn(front: string): string | undefined {
  const iso = /\d{4}-\d{2}-\d{2}/u.exec(front)?.[0];
  if (iso !== undefined) return iso;
  const found = casual.parseDate(front, undefined, { forwardDate: false });
  return found ? (DateTime.fromJSDate(found).toISODate() ?? undefined) : undefined;
}
