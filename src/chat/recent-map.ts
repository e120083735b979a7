/** What was put last: of more than so many, the oldest is forgotten. */
export interface RecentMap<Value> {
  get(key: string): Value | undefined;
  /** A key that is there keeps its age. */
  set(key: string, value: Value): void;
}

/** @param most how many it holds */
export function recentMap<Value>(most: number): RecentMap<Value> {
  const values = new Map<string, Value>();
  return {
    get: (key) => values.get(key),
    set(key, value) {
      values.set(key, value);
      const [oldest] = values.keys();
      if (values.size > most && oldest !== undefined) values.delete(oldest);
    },
  };
}
