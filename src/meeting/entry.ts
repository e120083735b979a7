import { List, Map, OrderedMap, Set as NumberSet } from 'immutable';
import type { BlockContent, PhrasingContent } from 'mdast';

import { shortenText } from './clean-text.ts';
import { coverEntries } from './cover-entries.ts';
import type { EmbargoCarried } from './embargo.ts';
import { numberBefore, withNumberAfter, withoutNumber, type NumbersByPlace } from './entry-order.ts';
import type { Event } from './event.ts';
import { wrongUsage, refuse, type Feature, type Meeting, type Refusal, type Stateful } from './feature.ts';
import { joinedEntries } from './joined-entries.ts';
import type { PersonJoined } from './link.ts';
import type { PersonKey } from './member.ts';
import { generalMessages } from './messages.ts';

/**
 * What an entry is. `point` is something to talk about, put on the agenda; `item` is one that was read back from
 * minutes, whose kind is no longer known (in old logs also what was put on the agenda).
 */
export type EntryKind =
  | 'note'
  | 'idea'
  | 'wanted'
  | 'link'
  | 'agreed'
  | 'rejected'
  | 'action'
  | 'motion'
  | 'event'
  | 'off-record'
  | 'picture'
  | 'point'
  | 'item';

export type EntryBox = 'none' | 'open' | 'ticked';

/** Anything recorded. Its number is the group's and is never reused. */
export interface Entry {
  readonly number: number;
  readonly kind: EntryKind;
  /** The topic it's under, even if its parent is an entry. */
  readonly topic: string;
  readonly parent?: number | undefined;
  /** As typed, or the plain text of what was read. Blocks, such as paragraphs and code, have an empty line between them. */
  readonly text: string;
  /** How it was typed, if that decides how it's written: as prose, or as an item of a list. Else as the format says. */
  readonly form?: 'prose' | 'bullet' | undefined;
  /** The markup of what was read back from Markdown; gone once somebody edits the text. */
  readonly content?: readonly PhrasingContent[] | undefined;
  /** What stands below the content: paragraphs, code, tables. Gone with it. */
  readonly blocks?: readonly BlockContent[] | undefined;
  /** Who recorded it. */
  readonly author?: PersonKey | undefined;
  /** Whom the minutes name before the text. */
  readonly credit?: PersonKey | undefined;
  /** Who wrote the message it was recorded from, if somebody else recorded it: they may change it too. */
  readonly said?: PersonKey | undefined;
  readonly owners: readonly PersonKey[];
  readonly box: EntryBox;
  /** For actions: the day it is due, YYYY-MM-DD. */
  readonly due?: string | undefined;
  /** For actions that are due at a meeting, whenever that is: the one after this one, or this one if carried over. */
  readonly dueAt?: 'next meeting' | 'this meeting' | undefined;
  /** What a feature needs to write it: an event's days and place, a link's URL. */
  readonly details?: Readonly<Record<string, string>> | undefined;
  /** The date of the meeting since which it is open, for what was carried over. */
  readonly since?: string | undefined;
  /** At how many meetings it was open, for what was carried over. */
  readonly meetings?: number | undefined;
}

export interface EntryRecorded extends Event {
  readonly type: 'entry.recorded';
  readonly entry: Entry;
}
export interface EntryAmended extends Event {
  readonly type: 'entry.amended';
  readonly number: number;
  readonly text: string;
  readonly by: PersonKey;
}
/** The message that it was recorded from was changed: it is what would be recorded of the message now. */
export interface EntryRevised extends Event {
  readonly type: 'entry.revised';
  readonly number: number;
  readonly to: Pick<Entry, 'kind' | 'text' | 'form' | 'credit' | 'owners' | 'box' | 'due' | 'dueAt' | 'details'>;
  readonly by: PersonKey;
}
export interface EntryUndone extends Event {
  readonly type: 'entry.undone';
  readonly number: number;
  readonly by: PersonKey;
}
export interface EntryBoxed extends Event {
  readonly type: 'entry.boxed';
  readonly number: number;
  readonly box: EntryBox;
  readonly by: PersonKey;
}
export interface EntryOwned extends Event {
  readonly type: 'entry.owned';
  readonly number: number;
  readonly owners: readonly PersonKey[];
}
/** Where an entry is: under its topic, or under an entry there, and after which other one. */
export interface EntryPosition {
  readonly topic: string;
  readonly parent?: number | undefined;
  /** The entry right before it at the same place; it's the first one if there is none. */
  readonly after?: number | undefined;
}
/** It is somewhere else now, with everything under it. */
export interface EntryMoved extends Event, EntryPosition {
  readonly type: 'entry.moved';
  readonly number: number;
  readonly by: PersonKey;
}
export interface CarriedTopic {
  readonly id: string;
  readonly section: string;
  readonly title: string;
  readonly url?: string | undefined;
  readonly parent?: string | undefined;
  /** Who put it on the agenda of a meeting that did not come to it. */
  readonly by?: PersonKey | undefined;
  /** The minutes leave it out once nothing is under it any more. */
  readonly ifEmpty?: 'left out' | undefined;
  /** It stood in the last minutes, and is here for no other reason. */
  readonly usual?: true | undefined;
  /** The topic right before it in the minutes, empty if it's the first; old logs don't say. */
  readonly follows?: string | undefined;
}
/** What was left open by the meeting before: replaces what was carried over earlier, keeps what was added since. */
export interface AgendaCarried extends Event {
  readonly type: 'agenda.carried';
  readonly topics: readonly CarriedTopic[];
  readonly entries: readonly Entry[];
  /** The first number that is free after them. */
  readonly next: number;
}
export interface EntriesNumbered extends Event {
  readonly type: 'entry.numbered';
  /** The first number that the group has not used. */
  readonly next: number;
}

export type EntryEvent =
  | EntryRecorded
  | EntryAmended
  | EntryRevised
  | EntryUndone
  | EntryBoxed
  | EntryOwned
  | EntryMoved
  | AgendaCarried
  | EntriesNumbered;

/** Every entry of a meeting. Persistent collections: recording one costs the same however many there are. */
export interface Entries {
  readonly next: number;
  readonly byNumber: Map<number, Entry>;
  /** Numbers by place: `topic ID` or a parent's number, in order. */
  readonly under: NumbersByPlace;
  /** The same entries by what they are, in the order in which they came. */
  readonly byKind: Map<EntryKind, OrderedMap<number, Entry>>;
  /** Those that people ticked, amended or took in this meeting. */
  readonly touched: NumberSet<number>;
  /** What people moved, in order. */
  readonly moves: List<EntryMoved>;
  /** Where entries were before they were moved last. */
  readonly cameFrom: Map<number, EntryPosition>;
}

const NOTHING: Entries = {
  next: 1,
  byNumber: Map(),
  under: Map(),
  byKind: Map(),
  touched: NumberSet(),
  moves: List(),
  cameFrom: Map(),
};

/** Fields that an event leaves out if they're empty, since JSON has no `undefined`. */
const UNSAID = { form: undefined, credit: undefined, due: undefined, dueAt: undefined, details: undefined } as const;

const placeOf = (entry: Entry): string | number => entry.parent ?? entry.topic;

const NONE: OrderedMap<number, Entry> = OrderedMap();

const sorted = (state: Entries, entry: Entry): Entries['byKind'] =>
  state.byKind.update(entry.kind, NONE, (entriesOf) => entriesOf.set(entry.number, entry));

const unsorted = ({ byKind }: Entries, { kind, number }: Entry): Entries['byKind'] =>
  byKind.update(kind, NONE, (entriesOf) => entriesOf.delete(number));

const put = (state: Entries, entry: Entry): Entries => ({
  ...state,
  next: Math.max(state.next, entry.number + 1),
  byNumber: state.byNumber.set(entry.number, entry),
  byKind: sorted(state, entry),
  under: state.under.update(placeOf(entry), List<number>(), (numbers) => numbers.push(entry.number)),
});

const change = (state: Entries, number: number, how: (entry: Entry) => Entry): Entries => {
  const entry = state.byNumber.get(number);
  if (!entry) return state;
  const changed = how(entry);
  const byKind = changed.kind === entry.kind ? state.byKind : unsorted(state, entry);
  return {
    ...state,
    byNumber: state.byNumber.set(number, changed),
    byKind: sorted({ ...state, byKind }, changed),
    touched: state.touched.add(number),
  };
};

const remove = (state: Entries, number: number): Entries => {
  const entry = state.byNumber.get(number);
  if (!entry) return state;
  const shorter = {
    ...state,
    byNumber: state.byNumber.delete(number),
    under: withoutNumber(state.under, placeOf(entry), number),
    byKind: unsorted(state, entry),
  };
  return state.under.get(number, List<number>()).reduce(remove, shorter);
};

/** Where an entry is now. */
const positionOf = ({ under }: Entries, entry: Entry): EntryPosition => ({
  topic: entry.topic,
  parent: entry.parent,
  after: numberBefore(under, placeOf(entry), entry.number),
});

/** Whether an entry is another one, or anywhere under it. */
const isWithin = ({ byNumber }: Entries, inner: number | undefined, outer: number): boolean => {
  for (let at = inner; at !== undefined; at = byNumber.get(at)?.parent) if (at === outer) return true;
  return false;
};

/** Entries that are under another topic now, with what is under them. */
const withTopic = (state: Entries, number: number, topic: string): Entries => {
  const entry = state.byNumber.get(number);
  if (!entry || entry.topic === topic) return state;
  const placed = { ...entry, topic };
  const moved = { ...state, byNumber: state.byNumber.set(number, placed), byKind: sorted(state, placed) };
  return state.under.get(number, List<number>()).reduce((so, child) => withTopic(so, child, topic), moved);
};

/** The entries with one of them somewhere else; nothing changes if it, or where it goes, isn't there any more. */
const placeAnew = (state: Entries, { number, topic, parent, after }: EntryMoved): Entries => {
  const entry = state.byNumber.get(number);
  const above = parent === undefined ? undefined : state.byNumber.get(parent);
  if (!entry || (parent !== undefined && !above) || isWithin(state, parent, number)) return state;
  const moved = withTopic(state, number, above?.topic ?? topic);
  const placed = { ...entry, topic: above?.topic ?? topic, parent };
  const rest = withoutNumber(moved.under, placeOf(entry), number);
  return {
    ...moved,
    byNumber: moved.byNumber.set(number, placed),
    byKind: sorted(moved, placed),
    under: withNumberAfter(rest, placeOf(placed), number, after),
    cameFrom: state.cameFrom.set(number, positionOf(state, entry)),
  };
};

const move = (state: Entries, event: EntryMoved): Entries => ({
  ...placeAnew(state, event),
  moves: state.moves.push(event),
});

/** What people did to an entry in this meeting wins over what the last minutes say. */
const withTouches = (state: Entries, carried: Entry): Entry => {
  const own = state.touched.has(carried.number) ? state.byNumber.get(carried.number) : undefined;
  return own ? { ...own, topic: carried.topic, parent: carried.parent } : carried;
};

/**
 * Replaces what was carried over before. What was recorded since stays: under the entry that it answered if that is
 * still carried, else under its topic. What is carried comes first, in the order of the minutes; what people moved since
 * is moved again.
 */
const carry = (state: Entries, { entries: carried, next }: AgendaCarried): Entries => {
  const numbers = new Set(carried.map(({ number }) => number));
  const kept = [...state.byNumber.values()]
    .filter(({ number, since }) => since === undefined && !numbers.has(number))
    .toSorted((a, b) => a.number - b.number);
  for (const { number } of kept) numbers.add(number);
  const placed = kept.map((entry) =>
    entry.parent === undefined || numbers.has(entry.parent) ? entry : { ...entry, parent: undefined },
  );
  const taken = carried.map((entry) => withTouches(state, entry));
  const all = [...taken, ...placed].reduce(put, { ...NOTHING, touched: state.touched });
  const { moves } = state;
  return { ...moves.reduce(placeAnew, all), moves, next: Math.max(state.next, all.next, next) };
};

/** What is under embargo is in no minutes from which the agenda could be carried over once more, so it stays by itself. */
const keepHidden = (state: Entries, entry: Entry): Entries =>
  state.byNumber.has(entry.number)
    ? change(state, entry.number, (known) => ({ ...known, since: undefined, meetings: undefined }))
    : put(state, entry);

export const entriesFeature: Feature<Entries, EntryEvent | EmbargoCarried | PersonJoined, EntryEvent> = {
  name: 'entry',
  initial: () => NOTHING,
  // A number is never given twice.
  voided: (before, { next }) => ({ ...before, next }),
  covered: coverEntries,
  evolve: {
    'entry.numbered': (state, { next }) => ({ ...state, next: Math.max(state.next, next) }),
    'links.joined': joinedEntries,
    'entry.recorded': (state, { entry }) => put(state, entry),
    'embargo.carried': (state, { entries }) => entries.reduce(keepHidden, state),
    'entry.amended': (state, { number, text }) =>
      change(state, number, (entry) => ({ ...entry, text, content: undefined, blocks: undefined })),
    'entry.revised': (state, { number, to }) =>
      change(state, number, (entry) => ({ ...entry, content: undefined, blocks: undefined, ...UNSAID, ...to })),
    'entry.undone': (state, { number }) => remove(state, number),
    'entry.boxed': (state, { number, box }) => change(state, number, (entry) => ({ ...entry, box })),
    'entry.moved': move,
    'entry.owned': (state, { number, owners }) => change(state, number, (entry) => ({ ...entry, owners })),
    'agenda.carried': carry,
  },
};

/** The entries of one kind, in the order in which they came. It changes only with them, and not with every line. */
export const entriesOfKind = (kind: EntryKind): Stateful<OrderedMap<number, Entry>> => ({
  name: `entry:${kind}`,
  initial: () => NONE,
  derived: (meeting) => meeting.stateOf(entriesFeature).byKind.get(kind, NONE),
});

/** The entries at a place, in order. */
export function entriesUnder(meeting: Meeting, place: string | number): Entry[] {
  const { byNumber, under } = meeting.stateOf(entriesFeature);
  return under
    .get(place, List<number>())
    .toArray()
    .flatMap((number) => byNumber.get(number) ?? []);
}

/** Where an entry is. */
export const positionOfEntry = (entry: Entry, meeting: Meeting): EntryPosition =>
  positionOf(meeting.stateOf(entriesFeature), entry);

/** Whether an entry is another one, or anywhere under it. */
export const isEntryWithin = (inner: Entry, outer: Entry, meeting: Meeting): boolean =>
  isWithin(meeting.stateOf(entriesFeature), inner.number, outer.number);

/** An entry by `12` or `#12`. */
export function findEntry(meeting: Meeting, written: string): Entry | undefined {
  const number = /^#?(?<number>\d{1,9})$/u.exec(written.trim())?.groups?.['number'];
  return number === undefined ? undefined : meeting.stateOf(entriesFeature).byNumber.get(Number(number));
}

/** What may be told of an entry's text. @param entry as it is, with words that may be under embargo */
export const shownText = ({ number, text }: Entry, meeting: Meeting): string =>
  meeting.stateOf(entriesFeature).byNumber.get(number)?.text ?? text;

/** Why what somebody wrote names no entry, and what to write instead. */
export function noEntry(written: string, { group }: Meeting): Refusal {
  const say = generalMessages(group);
  const number = /^#?(?<number>\d+)$/u.exec(written.trim())?.groups?.['number'];
  if (number !== undefined) return refuse(say.noEntry(shortenText(number, 12)));
  return wrongUsage(written === '' ? say.whichEntry : say.notAnEntry(shortenText(written, 30)));
}

/** The subject of a message from which these entries were recorded: `entry:5,4`, the last one first. */
export const aboutEntries = (numbers: readonly number[]): string => `entry:${numbers.toReversed().join(',')}`;

/** The numbers of the entries that a subject is about, in their order. */
export const numbersAbout = (about: string | undefined): number[] =>
  /^entry:(?<numbers>\d+(?:,\d+)*)$/u
    .exec(about ?? '')
    ?.groups?.['numbers']?.split(',')
    .map(Number)
    .toReversed() ?? [];

/** The entry that a subject such as `entry:4` is; of several the last, which is what replies and reactions mean. */
export function entryAbout(meeting: Meeting, about: string | undefined): Entry | undefined {
  const number = numbersAbout(about).at(-1);
  return number === undefined ? undefined : meeting.stateOf(entriesFeature).byNumber.get(number);
}
