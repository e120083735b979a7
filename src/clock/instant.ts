/** Milliseconds since 1970 of an ISO 8601 time. Throws RangeError for what is none. */
export function millisecondsOf(at: string): number {
  const found = Date.parse(at);
  if (Number.isNaN(found)) throw new RangeError(`"${at}" isn't an ISO 8601 time like 2026-11-24T17:00:00.000Z`);
  return found;
}
