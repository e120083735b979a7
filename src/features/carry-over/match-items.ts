import { similarIndex } from '../../archive/similar.ts';
import { normalizeForMatch } from '../../meeting/clean-text.ts';
import type { ReadItem } from '../../minutes/read.ts';
import type { FoundTopic } from './carry-topics.ts';

/** An item of the minutes that were proposed, and what people made of it; undefined if they removed it. */
export interface MatchedItem {
  readonly was: PlacedItem;
  readonly is: PlacedItem | undefined;
}

/** An item with its place and what it says without the names before it. */
export interface PlacedItem {
  readonly item: ReadItem;
  readonly place: string;
  readonly words: string;
  /** The words for comparing. */
  readonly key: string;
  /** Whom it names, in no particular order. */
  readonly owners: readonly string[];
}

/** What a line says: whose it is, and the words without the names. */
export type ItemReader = (line: string) => { readonly text: string; readonly owners: readonly string[] };

/** How much of the shorter one's words two texts must share to be about the same thing. */
const SHARED = 0.5;

/**
 * What became of each item: known again by its words, by nearly its words, or by where it stands. An item that was
 * written anew is still the same where its topic has one in its place that shares half of its words, or where it is the
 * only one there that is new, as the old one is the only one gone, and both are the same people's.
 */
export function matchItems(
  proposed: readonly FoundTopic[],
  merged: readonly FoundTopic[],
  read: ItemReader,
): MatchedItem[] {
  const [before, after] = [placed(proposed, read), placed(merged, read)];
  const found = new Map<PlacedItem, PlacedItem>();
  const used = new Set<PlacedItem>();
  const isUsed = (one: PlacedItem): boolean => used.has(one);
  const pass = (find: (was: PlacedItem) => PlacedItem | undefined): void => {
    for (const was of before) {
      const is = found.has(was) ? undefined : find(was);
      if (!is) continue;
      found.set(was, is);
      used.add(is);
    }
  };
  const here = Map.groupBy(after, ({ place, key }) => `${place}\n${key}`);
  pass(({ place, key }) => here.get(`${place}\n${key}`)?.find((is) => !isUsed(is)));
  const anywhere = Map.groupBy(after, ({ key }) => key);
  pass(({ key }) => anywhere.get(key)?.find((is) => !isUsed(is)));
  const nearly = similarIndex(after.map((one) => [one.words, one]));
  pass(({ words }) => nearly.find(words, isUsed));
  const left = Map.groupBy(
    after.filter((one) => !isUsed(one)),
    ({ place }) => place,
  );
  pass((was) => left.get(was.place)?.find((is) => !isUsed(is) && shared(is.key, was.key) >= SHARED));
  pass((was) => {
    const [is, ...others] = (left.get(was.place) ?? []).filter((one) => !isUsed(one));
    if (!is || others.length > 0 || !isOfSamePeople(is, was)) return undefined;
    const gone = before.filter((one) => one.place === was.place && !found.has(one));
    return gone.length === 1 ? is : undefined;
  });
  return before.map((was) => ({ was, is: found.get(was) }));
}

function placed(topics: readonly FoundTopic[], read: ItemReader): PlacedItem[] {
  const below = (items: readonly ReadItem[], place: string): PlacedItem[] =>
    items.flatMap((item) => {
      const { text: words, owners } = read(item.text);
      return [
        { item, place, words, key: normalizeForMatch(words), owners: owners.toSorted() },
        ...below(item.children, place),
      ];
    });
  return topics
    .filter(({ events }) => !events)
    .flatMap(({ section, path, items }) =>
      below(items, [section, ...path.map(({ title }) => normalizeForMatch(title))].join('/')),
    );
}

/** How much of the shorter one's words the other has too: 0 to 1. Words of one or two letters say nothing. */
function shared(one: string, other: string): number {
  const words = telling(one);
  const others = telling(other);
  const least = Math.min(words.size, others.size);
  return least === 0 ? 0 : words.intersection(others).size / least;
}

const telling = (key: string): Set<string> => new Set(key.split(' ').filter((word) => word.length > 2));

const isOfSamePeople = (one: PlacedItem, other: PlacedItem): boolean =>
  one.owners.length > 0 && one.owners.join() === other.owners.join();
