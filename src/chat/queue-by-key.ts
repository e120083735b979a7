/** Work that goes one after another for each key, such as a room; keys don't wait for each other. */
export interface QueueByKey {
  /** Begins after everything of this key that came before it, however that went. Settles as the work does. */
  add<T>(key: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when what was added so far is done, however it went. */
  idle(): Promise<void>;
}

export function queueByKey(): QueueByKey {
  const last = new Map<string, Promise<unknown>>();
  return {
    add(key, work) {
      const mine = (last.get(key) ?? Promise.resolve()).then(work);
      const settled = mine.catch(() => undefined);
      last.set(key, settled);
      return mine;
    },
    async idle() {
      await Promise.all(last.values());
    },
  };
}
