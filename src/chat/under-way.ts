/** Follows what an adapter has under way, so that its file isn't closed under it. */
export interface UnderWay {
  during<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way any more, however it went. */
  over(): Promise<void>;
}

export function underWay(): UnderWay {
  const all = new Set<Promise<unknown>>();
  return {
    during(work) {
      const followed = work.finally(() => all.delete(followed));
      all.add(followed);
      return followed;
    },
    async over() {
      while (all.size > 0) await Promise.allSettled(all);
    },
  };
}
