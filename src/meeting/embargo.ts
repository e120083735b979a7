import { Map } from 'immutable';

import type { AgendaCarried, CarriedTopic, Entry, EntryMoved, EntryRecorded } from './entry.ts';
import type { Event } from './event.ts';
import type { Feature, Meeting } from './feature.ts';
import { joinedKey, type PersonJoined } from './link.ts';
import type { PersonKey } from './member.ts';
import type { TopicEvent } from './topics.ts';

/** A topic with all that is under it, or an entry with all that is under it. */
export type EmbargoTarget = { readonly topic: string } | { readonly entry: number };

/** In public Gavel says only that it's there. */
export interface EmbargoSet extends Event {
  readonly type: 'embargo.set';
  readonly target: EmbargoTarget;
  readonly by: PersonKey;
}
/** It is public from now on, but for what under it was put under embargo by itself. */
export interface EmbargoLifted extends Event {
  readonly type: 'embargo.lifted';
  readonly target: EmbargoTarget;
  readonly by: PersonKey;
}
/** What was open under embargo at the meeting before. It stays under embargo, and it's in no minutes that are read back. */
export interface EmbargoCarried extends Event {
  readonly type: 'embargo.carried';
  /** Topics that aren't on the agenda; those under embargo are in `hidden`. */
  readonly topics: readonly CarriedTopic[];
  readonly hidden: readonly string[];
  /** All of them are under embargo. */
  readonly entries: readonly Entry[];
}
/** The whole minutes are in the private repository. */
export interface EmbargoWritten extends Event {
  readonly type: 'embargo.written';
  /** How many events the meeting's log had that they were written of. */
  readonly version: number;
}
export type EmbargoEvent = EmbargoSet | EmbargoLifted | EmbargoCarried | EmbargoWritten;

/** Whether an event says what is under embargo of what is there already. */
export const marksEmbargo = ({ type }: Event): boolean => type === 'embargo.set' || type === 'embargo.lifted';

/** What somebody said of one topic or entry; it counts more than what counts for what's above it. */
export interface EmbargoMark {
  readonly hidden: boolean;
  readonly by: PersonKey;
}

interface EntryAbove {
  readonly topic: string;
  readonly parent?: number | undefined;
}

/**
 * What is under embargo. It remembers by itself what is under what, and for ever: what was under embargo with something
 * that has gone since stays so.
 */
export interface EmbargoState {
  readonly topics: Map<string, EmbargoMark>;
  readonly entries: Map<number, EmbargoMark>;
  readonly topicsAbove: Map<string, string>;
  readonly entriesAbove: Map<number, EntryAbove>;
  /** Of how many events the private minutes were last written; undefined if they weren't yet. */
  readonly written?: number;
}

/** From a topic or an entry up to what it's under, each with what was said of it. */
function* marksUp(state: EmbargoState, target: EmbargoTarget): Generator<EmbargoMark | undefined> {
  const seen = new Set<string | number>();
  let topic = 'topic' in target ? target.topic : undefined;
  let entry = 'entry' in target ? target.entry : undefined;
  while (entry !== undefined && !seen.has(entry)) {
    seen.add(entry);
    yield state.entries.get(entry);
    const above = state.entriesAbove.get(entry);
    topic = above?.topic;
    entry = above?.parent;
  }
  while (topic !== undefined && !seen.has(topic)) {
    seen.add(topic);
    yield state.topics.get(topic);
    topic = state.topicsAbove.get(topic);
  }
}

/** The mark that counts for a topic or an entry: its own, or else the nearest above it. */
export function embargoMark(state: EmbargoState, target: EmbargoTarget): EmbargoMark | undefined {
  for (const mark of marksUp(state, target)) if (mark) return mark;
  return undefined;
}

export const isHidden = (state: EmbargoState, target: EmbargoTarget): boolean =>
  embargoMark(state, target)?.hidden === true;

/** Whether anything is under embargo, or was. */
export const hasMarks = ({ topics, entries }: EmbargoState): boolean => topics.size > 0 || entries.size > 0;

/** Whether one is the other, or under it. */
export function isUnder(state: EmbargoState, inner: EmbargoTarget, outer: EmbargoTarget): boolean {
  const marked = withMark(state, outer, { hidden: true, by: '' });
  const found = 'topic' in outer ? marked.topics.get(outer.topic) : marked.entries.get(outer.entry);
  return [...marksUp(marked, inner)].includes(found);
}

const withMark = (state: EmbargoState, target: EmbargoTarget, mark: EmbargoMark): EmbargoState =>
  'topic' in target
    ? { ...state, topics: state.topics.set(target.topic, mark) }
    : { ...state, entries: state.entries.set(target.entry, mark) };

/** All under it is under embargo too, whatever was said of it before. */
function hide(state: EmbargoState, { target, by }: EmbargoSet): EmbargoState {
  const cleared: EmbargoState = {
    ...state,
    topics: state.topics.filter(({ hidden }, topic) => hidden || !isUnder(state, { topic }, target)),
    entries: state.entries.filter(({ hidden }, entry) => hidden || !isUnder(state, { entry }, target)),
  };
  return withMark(cleared, target, { hidden: true, by });
}

/** What was under embargo stays so wherever it goes. */
function placed(before: EmbargoState, after: EmbargoState, target: EmbargoTarget): EmbargoState {
  const mark = embargoMark(before, target);
  return mark?.hidden === true && !isHidden(after, target) ? withMark(after, target, mark) : after;
}

function placeEntry(state: EmbargoState, number: number, { topic, parent }: EntryAbove): EmbargoState {
  const above = parent === undefined ? undefined : state.entriesAbove.get(parent);
  const entriesAbove = state.entriesAbove.set(number, { topic: above?.topic ?? topic, parent });
  return hasMarks(state) ? placed(state, { ...state, entriesAbove }, { entry: number }) : { ...state, entriesAbove };
}

function placeTopic(state: EmbargoState, topic: string, parent: string | undefined): EmbargoState {
  const topicsAbove = parent === undefined ? state.topicsAbove.delete(topic) : state.topicsAbove.set(topic, parent);
  return placed(state, { ...state, topicsAbove }, { topic });
}

function carry(state: EmbargoState, { topics, entries }: AgendaCarried): EmbargoState {
  const withTopics = topics.reduce((so, { id, parent }) => placeTopic(so, id, parent), state);
  return entries.reduce((so, entry) => placeEntry(so, entry.number, entry), withTopics);
}

/** By nobody in this meeting: the chair and the secretary can make it public. */
const CARRIED: EmbargoMark = { hidden: true, by: '' };

function carryHidden(state: EmbargoState, { topics, hidden, entries }: EmbargoCarried): EmbargoState {
  const placedTopics = topics.reduce((so, { id, parent }) => placeTopic(so, id, parent), state);
  const marked = hidden.reduce((so, topic) => withMark(so, { topic }, CARRIED), placedTopics);
  return entries.reduce(
    (so, entry) => withMark(placeEntry(so, entry.number, entry), { entry: entry.number }, CARRIED),
    marked,
  );
}

const joined = (state: EmbargoState, event: PersonJoined): EmbargoState => {
  const whose = (mark: EmbargoMark): EmbargoMark => ({ ...mark, by: joinedKey(mark.by, event) });
  return { ...state, topics: state.topics.map(whose), entries: state.entries.map(whose) };
};

type Placing =
  | EntryRecorded
  | EntryMoved
  | AgendaCarried
  | PersonJoined
  | Extract<TopicEvent, { readonly type: 'topics.added' | 'topics.moved' }>;

/** What is under embargo. The kernel covers it in every other state; the commands are in `features/embargo/`. */
export const embargoState: Feature<EmbargoState, EmbargoEvent | Placing, EmbargoEvent> = {
  name: 'embargo',
  initial: () => ({ topics: Map(), entries: Map(), topicsAbove: Map(), entriesAbove: Map() }),
  evolve: {
    'embargo.set': hide,
    'embargo.lifted': (state, { target, by }) => withMark(state, target, { hidden: false, by }),
    'embargo.carried': carryHidden,
    'embargo.written': (state, { version }) => ({ ...state, written: version }),
    'entry.recorded': (state, { entry }) => placeEntry(state, entry.number, entry),
    'entry.moved': (state, { number, topic, parent }) => placeEntry(state, number, { topic, parent }),
    'topics.added': (state, { topic: { id, parent } }) => placeTopic(state, id, parent),
    'topics.moved': (state, { topic, parent }) => placeTopic(state, topic, parent),
    'agenda.carried': carry,
    'links.joined': joined,
  },
};

/** Whether Gavel says in public only that a topic or an entry is there. */
export const isEmbargoed = (target: EmbargoTarget, meeting: Meeting): boolean =>
  isHidden(meeting.stateOf(embargoState), target);
