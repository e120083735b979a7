import type { UnsentMessage } from '../ports/store.ts';

/** The first posts of views that were handed out to be sent: each may have arrived, also if sending it failed. */
export interface HandedOutPosts {
  /** These are handed out now; gives them as they are. */
  given(items: readonly UnsentMessage[]): readonly UnsentMessage[];
  /** It was sent, or never will be. */
  settled(id: string): void;
  ids(): readonly string[];
}

/** What the run that ends leaves is known by itself: all of it may have arrived. So it's kept in memory. */
export function firstPosts(): HandedOutPosts {
  const ids = new Set<string>();
  return {
    given(items) {
      for (const { id, view, shown } of items) if (view !== undefined && shown === undefined) ids.add(id);
      return items;
    },
    settled: (id) => void ids.delete(id),
    ids: () => [...ids],
  };
}
