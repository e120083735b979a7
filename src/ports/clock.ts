export interface Clock {
  /** Now, as ISO 8601 in UTC with milliseconds. */
  now(): string;
  /** Calls back at `at` (ISO 8601, UTC), or at once if that's past. Returns a way to cancel it. */
  wake(at: string, ring: () => void): () => void;
}
