import { IANAZone } from 'luxon';
import { tzlib_get_ical_block as blockOf } from 'timezones-ical-library';

import { daysOf } from './recurrence.ts';

/** The years in which a zone's VTIMEZONE has to agree with the time zone database. */
const [FIRST_YEAR, LAST_YEAR] = [2024, 2031];
const MINUTE_MS = 60_000;

/** `+0530` in minutes. */
const minutesOf = (offset: string): number =>
  (offset.startsWith('-') ? -1 : 1) * (Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3, 5)));

/** One of the zone's clocks, as RFC 5545 (3.6.5) declares it: when it is put to which offset. */
interface Observance {
  /** The instants at which it begins, in milliseconds. */
  readonly begins: readonly number[];
  readonly before: number;
  readonly after: number;
}

const property = (text: string, name: string): string =>
  new RegExp(`^${name}:(?<value>.*)$`, 'mu').exec(text)?.groups?.['value']?.trim() ?? '';

function observance(text: string): Observance {
  const rule = property(text, 'RRULE');
  const [, year = '', month = '', day = '', hour = '', minute = ''] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/u.exec(property(text, 'DTSTART')) ?? [];
  const before = minutesOf(property(text, 'TZOFFSETFROM'));
  const days =
    rule === ''
      ? []
      : daysOf({ rule, from: `${year}-${month}-${day}`, zone: 'UTC' }, `${FIRST_YEAR}-01-01`, `${LAST_YEAR}-01-01`);
  const begins = days.map((local) => Date.parse(`${local}T${hour}:${minute}:00Z`) - before * MINUTE_MS);
  return { begins, before, after: minutesOf(property(text, 'TZOFFSETTO')) };
}

/** The days on which a zone really changes its clocks, counted from the first. */
function changes(clock: IANAZone): number[] {
  const days = (Date.UTC(LAST_YEAR, 0) - Date.UTC(FIRST_YEAR, 0)) / 86_400_000;
  const offsets = Array.from({ length: days }, (_, day) => clock.offset(Date.UTC(FIRST_YEAR, 0, 1 + day)));
  return offsets.flatMap((offset, day) => (day > 0 && offset !== offsets[day - 1] ? [day] : []));
}

function agrees(block: string, clock: IANAZone): boolean {
  const all = [...block.matchAll(/BEGIN:(?:STANDARD|DAYLIGHT)[\s\S]*?END:(?:STANDARD|DAYLIGHT)/gu)].map(([text]) =>
    observance(text),
  );
  const count = all.reduce((sum, { begins }) => sum + begins.length, 0);
  const isRight = ({ begins, before, after }: Observance): boolean =>
    begins.every((at) => clock.offset(at) === after && clock.offset(at - MINUTE_MS) === before);
  const isFixed = all.length === 1 && all[0]?.after === clock.offset(Date.UTC(FIRST_YEAR, 0));
  return count === changes(clock).length && (count > 0 || isFixed) && all.every(isRight);
}

const known = new Map<string, string | undefined>();

/**
 * A zone's VTIMEZONE (RFC 5545, 3.6.5), under its own name; empty for UTC, which needs none. Undefined for zones that
 * change their clocks by no yearly rule (Africa/Casablanca), or by one that the library simplifies (America/Santiago):
 * nobody would read a recurrence there right.
 */
export function vtimezoneOf(zone: string): string | undefined {
  if (zone === 'UTC') return '';
  if (!known.has(zone)) {
    const [block = ''] = [blockOf(zone)].flat();
    const right = block.startsWith('BEGIN:VTIMEZONE') && agrees(block, IANAZone.create(zone));
    known.set(zone, right ? block.replaceAll(/^(?<key>TZID|X-LIC-LOCATION):.*$/gmu, `$<key>:${zone}`) : undefined);
  }
  return known.get(zone);
}
