/** Records that are forgotten by their age. */
interface Forgettable {
  /** @param before ISO 8601, UTC */
  forgetOlder(before: string): Promise<void>;
}

const DAY_MS = 24 * 60 * 60_000;

/**
 * Forgets what's older than `keptMs`, at most once a day: call it as often as you like.
 * @param now milliseconds since 1970
 */
export function forgetDaily(kinds: readonly Forgettable[], keptMs: number, now: () => number): () => Promise<void> {
  let next = Number.NEGATIVE_INFINITY;
  return async () => {
    const at = now();
    if (at < next) return;
    const before = new Date(at - keptMs).toISOString();
    await Promise.all(kinds.map((kind) => kind.forgetOlder(before)));
    next = at + DAY_MS;
  };
}
