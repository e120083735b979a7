/**
 * An instant some milliseconds later, or earlier if they are negative.
 * @param at ISO 8601
 * @returns ISO 8601, UTC
 */
export const addMilliseconds = (at: string, milliseconds: number): string =>
  new Date(Date.parse(at) + milliseconds).toISOString();
