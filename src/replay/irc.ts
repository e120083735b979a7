import { DateTime } from 'luxon';

// What IRC clients and bouncers write, brought into one form: `TIME <nick> text`.

const MONTH = String.raw`(?<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)`;

/** irssi's `--- Log opened …` and `--- Day changed …`, HexChat's `**** BEGIN LOGGING AT …`. */
const DAY_LINE = new RegExp(
  String.raw`^(?:--- (?:Log (?:opened|closed)|Day changed)|\*{4} (?:BEGIN|ENDING) LOGGING AT) [A-Z][a-z]{2} ${MONTH} +(?<day>\d{1,2}) (?:[\d:]+ )?(?<year>\d{4})$`,
  'u',
);
/** MeetBot's own line at the start: it has the date, which is nowhere else in its log. */
const STARTED = new RegExp(
  String.raw`Meeting started [A-Z][a-z]{2} ${MONTH} +(?<day>\d{1,2}) [\d:]+ (?<year>\d{4})`,
  'u',
);
const BY_BOT = /^Meeting (?:started|ended) [A-Z][a-z]{2} [A-Z][a-z]{2} +\d{1,2} [\d:]+ \d{4}/u;
/** HexChat: `Mar 03 17:01:02 <nick>`. */
const SHORT_DATE = new RegExp(String.raw`^${MONTH} +(?<day>\d{1,2}) (?<rest>\d{1,2}:\d{2}.*)$`, 'su');
/** WeeChat's log: three columns. */
const COLUMNS = /^(?<stamp>\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2})\t(?<nick>[^\t]*)\t(?<text>.*)$/su;
/** WeeChat's window, copied: `17:01:02 @mira | text`. */
const WINDOW = /^\[?(?<stamp>\d{1,2}:\d{2}(?::\d{2})?)\]?\s+(?<nick>\S+)\s+[|│]\s?(?<text>.*)$/su;
/** A client's own lines have this in place of a nick. */
const NO_NICK = /^(?:[-=<>*!→←⇐⇒—–⚡\s]*|\*.*)$/u;
/** A line from the client itself: joins, quits, topics, notices, what people do. */
const NOISE = /^(?:\*|-!-|---|-->|<--|--\s|==|=!=|[→←⇐⇒—–[]|-\S+-\s)/u;
const RENAMED = /(?:^|\s)(?<from>[^\s<>]+) (?:is|are) now known as (?<to>[^\s<>]+?)\.?$/u;

/** A raw line, recognized. */
export type RawLine =
  /** The day on which what follows was said: YYYY-MM-DD. */
  | { readonly kind: 'day'; readonly date: string }
  /** As `gavel replay` reads it. */
  | { readonly kind: 'line'; readonly line: string; readonly date?: string };

const dayOf = ({ month = '', day = '' }: Record<string, string | undefined>, year: string): string =>
  DateTime.fromFormat(`${month} ${day} ${year}`, 'LLL d yyyy', { zone: 'utc', locale: 'en' }).toISODate() ?? '';

/**
 * Reads a line as a client wrote it.
 * @param year of days that are given without one: YYYY; undefined if it isn't known yet
 */
export function rawLine(raw: string, year: string | undefined): RawLine {
  const day = DAY_LINE.exec(raw.trim())?.groups;
  if (day) return { kind: 'day', date: dayOf(day, day['year'] ?? '') };
  const short = year === undefined ? undefined : SHORT_DATE.exec(raw)?.groups;
  if (short) return { kind: 'line', line: short['rest'] ?? '', date: dayOf(short, year ?? '') };
  return { kind: 'line', line: inColumns(raw) ?? raw };
}

/** A line of columns with its nick in brackets. */
function inColumns(raw: string): string | undefined {
  const found = (COLUMNS.exec(raw) ?? WINDOW.exec(raw))?.groups;
  if (!found) return undefined;
  const { stamp, nick = '', text = '' } = found;
  return NO_NICK.test(nick) ? `${stamp} -!- ${text}` : `${stamp} <${nick}> ${text}`;
}

/** The day that MeetBot names in a log: YYYY-MM-DD. */
export function dayByBot(source: string): string | undefined {
  const found = STARTED.exec(source)?.groups;
  return found && dayOf(found, found['year'] ?? '');
}

/** RRSAgent's page, which is named after the day, and the date that people type for their minutes. */
const LOGGED_AT = /\bw3\.org\/(?<year>\d{4})\/(?<month>\d{2})\/(?<day>\d{2})-/u;
const TYPED_DATE = /> ?date: *(?<date>[\w,-]+(?: [\w,-]+){0,3})$/imu;
const DATE_FORMATS = ['yyyy-MM-dd', 'd LLLL yyyy', 'd LLL yyyy', 'LLLL d yyyy', 'LLL d yyyy', 'cccc d LLLL yyyy'];

/** The day that a log of a W3C channel names: YYYY-MM-DD. */
export function dayOfChannel(source: string): string | undefined {
  const { year, month, day } = LOGGED_AT.exec(source)?.groups ?? {};
  if (year !== undefined) return `${year}-${month}-${day}`;
  const typed = TYPED_DATE.exec(source)?.groups?.['date']?.replaceAll(',', '').replaceAll(/ +/gu, ' ');
  const read = DATE_FORMATS.map((format) => DateTime.fromFormat(typed ?? '', format, { zone: 'utc', locale: 'en' }));
  return read.find(({ isValid }) => isValid)?.toISODate() ?? undefined;
}

/** Whether only MeetBot says this. */
export const isByBot = (said: string): boolean => BY_BOT.test(said);

export const isNoise = (rest: string): boolean => NOISE.test(rest);

/** Who calls themselves otherwise from here on. */
export function nickChange(rest: string): { readonly from: string; readonly to: string } | undefined {
  const { from, to } = RENAMED.exec(rest)?.groups ?? {};
  return from === undefined || to === undefined ? undefined : { from, to };
}
