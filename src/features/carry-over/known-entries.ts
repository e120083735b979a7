import { agesIn, type EntryAge, type DatedMinutes } from '../../archive/ages.ts';
import { similarIndex } from '../../archive/similar.ts';
import { entriesFeature, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { typedWords } from '../../minutes/phrasing.ts';

/** What an item is called, and since when it is open. */
export interface EntryIdentity extends EntryAge {
  readonly number: number;
  /** As it was typed, if the minutes still say that. */
  readonly text?: string;
}

/** Knows again what is carried over: its number and its age are those that it had. */
export interface KnownEntries {
  /** @param text without the names before it @param line as the minutes have it */
  identify(text: string, line: string): EntryIdentity;
  /** The first number that is free. */
  next(): number;
}

const said = (meeting: Meeting | undefined): [string, Entry][] =>
  [...(meeting?.stateOf(entriesFeature).byNumber.values() ?? [])].map((entry) => [typedWords(entry.text), entry]);

/** The age of what was open at the meeting before as well, or at those before it. */
const older = ({ since, meetings = 0 }: Pick<Entry, 'since' | 'meetings'>, held: string): EntryAge => ({
  since: since ?? held,
  meetings: meetings + 1,
});

/**
 * @param held the day of the meeting whose minutes are read: what nobody knows is open since then
 * @param earlier minutes before those that are read
 */
export function knownFrom(
  next: Meeting,
  before: Meeting | undefined,
  held: string,
  earlier: readonly DatedMinutes[] = [],
): KnownEntries {
  const [last, planned] = [similarIndex(said(before)), similarIndex(said(next))];
  const ages = agesIn(earlier);
  const used = new Set<number>();
  const isUsed = ({ number }: Entry): boolean => used.has(number);
  let free = next.stateOf(entriesFeature).next;
  const ageOf = (entry: Entry | undefined, line: string): EntryAge => {
    // What was carried over already is read a second time, from the minutes as they were merged.
    const again = entry && !last.has(entry) && entry.since !== undefined;
    if (again) return { since: entry.since, meetings: entry.meetings ?? 1 };
    return older(entry ?? ages.find(line) ?? {}, held);
  };
  return {
    identify(text, line) {
      const entry = last.find(text, isUsed) ?? planned.find(text, isUsed);
      const number = entry?.number ?? free++;
      used.add(number);
      const isSaid = entry !== undefined && entry.text !== text && typedWords(entry.text) === text;
      return { number, ...(isSaid && { text: entry.text }), ...ageOf(entry, line) };
    },
    next: () => free,
  };
}
