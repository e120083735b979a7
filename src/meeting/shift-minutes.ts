import { addMilliseconds } from './add-milliseconds.ts';

/**
 * An instant some minutes later, or earlier if they are negative.
 * @param at ISO 8601
 * @returns ISO 8601, UTC
 */
export const shiftMinutes = (at: string, minutes: number): string => addMilliseconds(at, minutes * 60_000);
