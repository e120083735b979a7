/** More minutes than these are a slip: nothing in a meeting takes longer. */
export const MOST_MINUTES = 240;

/** Reads a number of minutes from 1 to `MOST_MINUTES`: `15`, `15m`, `15 min`, `15 minutes`; undefined for anything else. */
export function readMinuteCount(typed: string): number | undefined {
  const count = Number(/^(?<count>\d{1,3})(?: ?m(?:in(?:utes?)?)?)?$/iu.exec(typed)?.groups?.['count']);
  return count >= 1 && count <= MOST_MINUTES ? count : undefined;
}
