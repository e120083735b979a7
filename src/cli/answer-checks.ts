import { DateTime } from 'luxon';

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/** What's wrong with a time of day that people typed; undefined if it will do. */
export const wrongTime = (typed: string): string | undefined =>
  TIME.test(typed) ? undefined : 'Write a time like 17:00.';

/** What's wrong with a time zone that people typed; undefined if it will do. */
export const wrongZone = (typed: string): string | undefined =>
  DateTime.utc().setZone(typed).isValid ? undefined : 'Write UTC, or an Area/City name like Europe/Oslo.';
