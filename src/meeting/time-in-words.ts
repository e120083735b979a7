import { DateTime } from 'luxon';

import { dayInWords, weekdayInWords } from '../language/days.ts';
import { ENGLISH, type Language } from '../language/language.ts';

const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

/** An instant as a message has it. */
export interface TimeInMessage {
  /** ISO 8601, UTC. */
  readonly time: string;
  /** Zones (Area/City) to name beside UTC. */
  readonly zones?: readonly string[] | undefined;
  readonly language?: Language;
}

/**
 * An instant for readers whose own zone is not known: `Wednesday 5 June 2024, 16:00 UTC (18:00 Amsterdam, Thursday 01:00
 * Tokyo)`. A zone in which it's another day then has its weekday beside it.
 */
export function timeInWords({ time, zones = [], language = ENGLISH.language }: TimeInMessage): string {
  const utc = DateTime.fromISO(time, { zone: 'utc' });
  const local = zones
    .filter((zone) => zone !== 'UTC')
    .map((zone) => {
      const there = utc.setZone(zone);
      const day = there.toISODate() ?? '';
      const weekday = day === utc.toISODate() ? '' : `${weekdayInWords(day, { language })} `;
      return `${weekday}${there.toFormat('HH:mm')} ${cityOf(zone)}`;
    });
  const there = local.length === 0 ? '' : ` (${local.join(', ')})`;
  return `${dayInWords(utc.toISODate() ?? '', { language })}, ${utc.toFormat('HH:mm')} UTC${there}`;
}
