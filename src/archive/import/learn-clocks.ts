import { clocksIn } from '../dates.ts';
import type { HeadingNode } from './heading-tree.ts';

/** What the time in a heading such as `17:04 UTC – Meeting start` is. */
const MOMENTS: readonly (readonly [RegExp, string])[] = [
  [/\bpre-?meeting|social|gather|warm-?up|vorher|ankommen/iu, 'gathering'],
  [/\bstart|beg[ai]n|call(?:ed)? to order|opening|beginn|eröffne?[tu]/iu, 'begun'],
  [/\bmeeting end|adjourn|clos(?:e|ing)|sitzungsende|schluss|geschlossen/iu, 'ended'],
  [/\bend\b|\bende\b/iu, 'closed'],
];

/** The placeholder for a time, by the words beside it. */
function momentIn(text: string): string | undefined {
  const words = text.replaceAll(/\{[^{}]*\}/gu, ' ');
  return MOMENTS.find(([said]) => said.test(words))?.[1];
}

/** Clocks of twelve hours are kept in zones that people name by letters. */
const ZONES: readonly (readonly [RegExp, string])[] = [
  [/^\W*(?:US )?E[DS]?T\b/u, 'America/New_York'],
  [/^\W*(?:US )?C[DS]?T\b/u, 'America/Chicago'],
  [/^\W*(?:US )?M[DS]?T\b/u, 'America/Denver'],
  [/^\W*(?:US )?P[DS]?T\b/u, 'America/Los_Angeles'],
];

/** How a time of day is written, as a placeholder. */
interface WrittenClock {
  readonly written: string;
  readonly zone: string;
  readonly pattern: string;
}

/** Stands for the zone of the group, which its minutes don't say. */
const LOCAL = '@local';

/** The format with the zone of the group in place of one that the minutes don't say. */
export const withZone = <T>(format: T, zone: string | undefined): T =>
  JSON.parse(JSON.stringify(format).replaceAll(LOCAL, zone === undefined || zone === 'UTC' ? '' : `@${zone}`)) as T;

const TIME = /^(?<time>\d{1,2}[:.]\d{2})(?<half>\s?[AP]M\b)?(?!\s?[ap]\.?m)/u;

const ofDay = (time: string): string => (time.includes('.') ? 'HH.mm' : time.length < 5 ? 'H:mm' : 'HH:mm');

/** The time of day that a text begins with; undefined if nobody can tell what it means. */
function clockAt(text: string): WrittenClock | undefined {
  const { time, half } = TIME.exec(text)?.groups ?? {};
  if (time === undefined) return undefined;
  if (half === undefined) {
    const isUtc = /^\s*(?:UTC|GMT|Z)\b/u.test(text.slice(time.length));
    return { written: time, zone: isUtc ? '' : LOCAL, pattern: ofDay(time) };
  }
  const written = time + half;
  const zone = ZONES.find(([letters]) => letters.test(text.slice(written.length)))?.[1];
  return zone === undefined
    ? undefined
    : { written, zone: `@${zone}`, pattern: half.startsWith(' ') ? 'h:mm a' : 'h:mma' };
}

/** The text with a placeholder for the first time of day in it, if it says what it is. */
export function withClock(text: string): string {
  const [clock] = clocksIn(text);
  const moment = momentIn(text);
  const found = clock && clockAt(text.slice(clock.index));
  if (!clock || !found || moment === undefined) return text;
  const { written, zone, pattern } = found;
  return `${text.slice(0, clock.index)}{${moment}${zone}:${pattern}}${text.slice(clock.index + written.length)}`;
}

const SPAN =
  /(?<![\d:.])(?<from>\d{1,2}[:.]\d{2})(?<between>\s*(?:[–—-]|to|until|till|bis)\s*)(?<to>\d{1,2}[:.]\d{2})(?!\d|\s?[AaPp]\.?[Mm]\b)/u;

/** The times at which a meeting began and ended, if a line about that names both: `Time: 15:00–15:52 UTC`. */
export const spanIn = (text: string): string | undefined =>
  /time|zeit|uhr|when|wann|dauer|duration|date|datum|held|UTC|GMT/iu.test(text) ? SPAN.exec(text)?.[0] : undefined;

/** The text with placeholders for these times. @param first what the first of them is: as planned, or as it really was */
export function withSpan(text: string, first: 'start' | 'begun'): string {
  const found = spanIn(text) === undefined ? null : SPAN.exec(text);
  if (!found) return text;
  const { from = '', between = '', to = '' } = found.groups ?? {};
  const rest = text.slice(found.index + found[0].length);
  const zone = zoneBehind(rest);
  const span = `{${first}${zone}:${ofDay(from)}}${between}{ended${zone}:${ofDay(to)}}`;
  return text.slice(0, found.index) + span + rest;
}

/** The zone of a placeholder by the letters after a time. */
function zoneBehind(rest: string): string {
  const letters = /^\s*(?<letters>[A-Z]{1,4})\b/u.exec(rest)?.groups?.['letters'];
  const place = PLACES.find(([zone]) => letters !== undefined && zone.test(letters))?.[1];
  if (isUtc(letters)) return '';
  return place === undefined ? LOCAL : `@${place}`;
}

const isUtc = (letters: string | undefined): boolean => letters !== undefined && /^(?:UTC|GMT|Z)$/u.test(letters);

/** Where the zones are that people name by letters, beside UTC. */
const PLACES: readonly (readonly [RegExp, string])[] = [
  [/^CES?T$/u, 'Europe/Berlin'],
  [/^(?:BST|WES?T)$/u, 'Europe/London'],
  [/^EES?T$/u, 'Europe/Helsinki'],
  [/^E[SD]T$/u, 'America/New_York'],
  [/^C[SD]T$/u, 'America/Chicago'],
  [/^M[SD]T$/u, 'America/Denver'],
  [/^P[SD]T$/u, 'America/Los_Angeles'],
  [/^JST$/u, 'Asia/Tokyo'],
  [/^AE[SD]T$/u, 'Australia/Sydney'],
];

const IN_ZONE = /(?<![\d:])\d{1,2}:\d{2} (?<letters>[A-Z]{3,4})\b/gu;

/** A line that says when the meeting begins, with placeholders for the same time elsewhere, however people wrote it. */
export const withLetteredZones = (text: string): string =>
  /\{start:HH:mm\} (?:UTC|GMT)\b/u.test(text)
    ? text.replaceAll(IN_ZONE, (whole, letters: string) => {
        const place = PLACES.find(([zone]) => zone.test(letters))?.[1];
        return place === undefined ? whole : `{start@${place}:HH:mm zone}`;
      })
    : text;

/** A heading with a time, as the format has it. */
export const clockHeading = ({ found }: HeadingNode): string => withClock(found[0]?.section.text ?? '');
