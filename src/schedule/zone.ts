import { DateTime } from 'luxon';
import { z } from 'zod';

/** Whether it is UTC or an Area/City name: abbreviations such as PST mean different things to different people. */
export const isZone = (zone: string): boolean =>
  (zone === 'UTC' || zone.includes('/')) && DateTime.utc().setZone(zone).isValid;

/** A time zone in a configuration. */
export const ZoneSchema = z.string().refine(isZone, {
  error: (issue) => `"${String(issue.input)}" isn't a time zone. Use UTC or an Area/City name like Europe/Amsterdam`,
});
