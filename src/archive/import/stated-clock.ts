import { clocksIn, instantOnDay } from '../dates.ts';

/** A line that says when a meeting begins, and not how long it lasts. */
const ABOUT_TIME = /time|zeit|uhr|date|datum|when|wann|meeting|\d{4}-\d{2}-\d{2}/iu;

/**
 * The instant at which a meeting was to begin on its day, if a text names a time of day with its zone: a time without
 * one may mean any zone, and `1:00 pm` is no time of day at all. ISO 8601, UTC.
 */
export function statedClock(texts: readonly string[], day: string): string | undefined {
  for (const text of texts.filter((one) => ABOUT_TIME.test(one))) {
    const clock = clocksIn(text).find(
      ({ zone, index }) => zone !== undefined && !/^\S+\s*[ap]\.?m\b/iu.test(text.slice(index)),
    );
    const instant = clock && instantOnDay(day, clock);
    if (instant !== undefined) return instant;
  }
  return undefined;
}
