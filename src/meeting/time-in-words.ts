import { DateTime } from 'luxon';

const cityOf = (zone: string): string => zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ');

/**
 * An instant for readers whose own zone is not known: `Wednesday 2024-06-05 16:00 UTC (18:00 Amsterdam, Thursday 01:00
 * Tokyo)`. The day stands beside a zone's time where it is another one there.
 * @param when the instant, ISO 8601 in UTC, and the zones (Area/City) to name beside UTC
 */
export function timeInWords({ time, zones = [] }: { time: string; zones?: readonly string[] | undefined }): string {
  const utc = DateTime.fromISO(time, { zone: 'utc', locale: 'en' });
  const local = zones
    .filter((zone) => zone !== 'UTC')
    .map((zone) => {
      const there = utc.setZone(zone);
      const day = there.toISODate() === utc.toISODate() ? '' : `${there.toFormat('cccc')} `;
      return `${day}${there.toFormat('HH:mm')} ${cityOf(zone)}`;
    });
  return `${utc.toFormat('cccc yyyy-MM-dd HH:mm')} UTC${local.length === 0 ? '' : ` (${local.join(', ')})`}`;
}
