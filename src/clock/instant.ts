/** Milliseconds since 1970 of an ISO 8601 time. Throws RangeError for what is none. */
export function millisecondsOf(at: string): number {
  const found = Date.parse(at);
  if (Number.isNaN(found)) throw new RangeError(`"${at}" is not a time in ISO 8601, such as 2026-11-24T17:00:00.000Z`);
  return found;
}
