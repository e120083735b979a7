export interface Clock {
  /** Now, as ISO 8601 in UTC with milliseconds. */
  now(): string;
  /** Calls back when `at` (ISO 8601, UTC) has come, at once where it is past. Gives a way to call it off. */
  wake(at: string, ring: () => void): () => void;
}
