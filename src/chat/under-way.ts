import { TryLater } from '../ports/chat.ts';

/** Follows what an adapter has under way, so that nothing it needs is closed meanwhile. */
export interface UnderWay {
  /** Begins something. @throws TryLater once the adapter ends: then nothing begins any more */
  during<T>(begin: () => Promise<T>): Promise<T>;
  /** Lets nothing begin any more. Resolves when nothing is under way, however it went. */
  over(): Promise<void>;
}

/** Longer than an end takes. At once, whoever asked would ask again and again, and leave no time for the end. */
const UNTIL_IT_IS_OVER_MS = 10_000;

export function underWay(): UnderWay {
  const all = new Set<Promise<unknown>>();
  let isOver = false;
  return {
    async during(begin) {
      if (isOver) throw new TryLater('Gavel is stopping', UNTIL_IT_IS_OVER_MS);
      const followed = begin().finally(() => all.delete(followed));
      all.add(followed);
      return followed;
    },
    async over() {
      isOver = true;
      while (all.size > 0) await Promise.allSettled(all);
    },
  };
}
