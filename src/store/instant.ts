/** One spelling for every instant (ISO 8601, UTC, milliseconds), so that text sorts as time. Throws RangeError for no date. */
export const instant = (at: string): string => new Date(at).toISOString();

/** Since when something waits that may go at once. */
export const ALWAYS = '1970-01-01T00:00:00.000Z';
