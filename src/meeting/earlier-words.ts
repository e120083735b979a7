import type { EntryAmended, EntryMoved, EntryRecorded, EntryRevised, EntryUndone } from './entry.ts';
import type { Event } from './event.ts';
import type { TopicEvent } from './topics.ts';

// What was undone, and how things read before they were edited: a log folds to the same minutes without these words. What
// was carried over stays: it stands in the minutes of the meeting before.

/** Stands for words that are gone. */
const GONE = '…';

interface Asked extends Event {
  readonly type: 'actions.asked';
  readonly number: number;
  readonly readings: readonly { readonly text: string }[];
}
type EntryWords = EntryRecorded | EntryAmended | EntryRevised | EntryUndone | EntryMoved | Asked;
type WordedEvent = EntryWords | TopicEvent;

/** How much of an event's words goes: an entry that is only reworded keeps its details, such as the place of an event. */
type HowMuch = 'text' | 'everything';

/** The event without the words of its entry or topic; undefined if it has none. */
function withoutWords(event: WordedEvent, how: HowMuch): WordedEvent | undefined {
  if (event.type === 'entry.recorded') {
    const { content: _content, blocks: _blocks, ...entry } = event.entry;
    const { details: _details, ...bare } = entry;
    return { ...event, entry: { ...(how === 'text' ? entry : bare), text: GONE } };
  }
  if (event.type === 'entry.amended') return { ...event, text: GONE };
  if (event.type === 'entry.revised') {
    const { details: _, ...bare } = event.to;
    return { ...event, to: { ...(how === 'text' ? event.to : bare), text: GONE } };
  }
  if (event.type === 'actions.asked')
    return { ...event, readings: event.readings.map((reading) => ({ ...reading, text: GONE })) };
  if (event.type === 'topics.added') {
    const { url: _, ...topic } = event.topic;
    return { ...event, topic: { ...(how === 'text' ? event.topic : topic), title: GONE } };
  }
  return event.type === 'topics.renamed' ? { ...event, title: GONE } : undefined;
}

const isWorded = (event: Event): event is WordedEvent => /^(?:entry|topics)\.|^actions\.asked$/u.test(event.type);

/** The events that hold the words of one thing, and what it's under. */
interface WordedThing {
  readonly places: number[];
  above: string | undefined;
}

const entryKey = (number: number): string => `#${number}`;
const keyBelow = (parent: number | undefined, topic: string): string =>
  parent === undefined ? topic : entryKey(parent);

/** Follows which events hold the words of what. @param before an instant: what was undone or edited later keeps its words */
function wordKeeper(events: readonly Event[], before: string) {
  const things = new Map<string, WordedThing>();
  const changed = new Map<number, Event>();
  const thingOf = (key: string): WordedThing => {
    const thing = things.get(key) ?? { places: [], above: undefined };
    things.set(key, thing);
    return thing;
  };
  function forget(key: string, how: HowMuch, at: string): void {
    if (at >= before) return;
    for (const place of things.get(key)?.places ?? []) {
      const event = changed.get(place) ?? events[place];
      const without = event && isWorded(event) ? withoutWords(event, how) : undefined;
      // What has none left isn't written again.
      if (without && JSON.stringify(without) !== JSON.stringify(events[place])) changed.set(place, without);
    }
  }
  /** It goes with everything under it. */
  function remove(key: string, at: string): void {
    forget(key, 'everything', at);
    things.delete(key);
    for (const [below, { above }] of things) if (above === key) remove(below, at);
  }
  return {
    changed,
    begin: (key: string, place: number, above: string | undefined) => void things.set(key, { places: [place], above }),
    add: (key: string, place: number) => void thingOf(key).places.push(place),
    reword(key: string, place: number, how: HowMuch, at: string): void {
      forget(key, how, at);
      thingOf(key).places.push(place);
    },
    move(key: string, above: string | undefined): void {
      thingOf(key).above = above;
    },
    remove,
  };
}

function followTopic(event: TopicEvent, place: number, words: ReturnType<typeof wordKeeper>): void {
  switch (event.type) {
    case 'topics.added':
      return words.begin(event.topic.id, place, event.topic.parent);
    case 'topics.renamed':
      return words.reword(event.topic, place, 'text', event.at);
    case 'topics.moved':
      return words.move(event.topic, event.parent);
    case 'topics.removed':
      return words.remove(event.topic, event.at);
    case 'topics.taken-up':
  }
}

function followEntry(event: EntryWords, place: number, words: ReturnType<typeof wordKeeper>): void {
  switch (event.type) {
    case 'entry.recorded': {
      const { number, parent, topic } = event.entry;
      return words.begin(entryKey(number), place, keyBelow(parent, topic));
    }
    case 'actions.asked':
      return words.add(entryKey(event.number), place);
    case 'entry.amended':
      return words.reword(entryKey(event.number), place, 'text', event.at);
    case 'entry.revised':
      return words.reword(entryKey(event.number), place, 'everything', event.at);
    case 'entry.moved':
      return words.move(entryKey(event.number), keyBelow(event.parent, event.topic));
    case 'entry.undone':
      return words.remove(entryKey(event.number), event.at);
  }
}

const isOfTopic = (event: WordedEvent): event is TopicEvent => event.type.startsWith('topics.');

/**
 * The events that lose words, by their place in the log.
 * @param before an instant: what was undone or edited later keeps its words
 */
export function withoutEarlierWords(events: readonly Event[], before: string): Map<number, Event> {
  const words = wordKeeper(events, before);
  for (const [place, event] of events.entries()) {
    if (!isWorded(event)) continue;
    if (isOfTopic(event)) followTopic(event, place, words);
    else followEntry(event, place, words);
  }
  return words.changed;
}
