import { DateTime } from 'luxon';

import { dayByBot, dayOfChannel, isByBot, isNoise, rawLine, nickChange } from './irc.ts';

/** One line of a meeting's log. `at` is ISO 8601 in UTC. */
export type LogLine = { readonly line: number; readonly at: string } & (
  | {
      readonly kind: 'said';
      readonly nick: string;
      readonly platform?: string;
      readonly text: string;
      /** The nick that the speaker bore first, if the log tells that they took another one. */
      readonly formerly?: string;
      readonly replyTo?: Exclude<LogTarget, 'last'>;
    }
  | {
      readonly kind: 'reacted';
      readonly nick: string;
      readonly platform?: string;
      readonly emoji: string;
      readonly removed: boolean;
      readonly to?: LogTarget;
    }
  | {
      readonly kind: 'reported';
      readonly what: 'approved' | 'merged';
      readonly proposal: string;
      readonly by: readonly string[];
    }
);

/** An entry by its number or by words in it, or the last thing said. */
export type LogTarget = { readonly number: number } | { readonly words: string } | 'last';

/** A line that can't be read: what was expected there. */
export class LogError extends Error {
  readonly line: number;
  constructor(line: number, expected: string) {
    super(expected);
    this.line = line;
  }
}

/** A line that is nothing that a log has: the others can still be read. */
class UnreadableLine extends LogError {}

const DATE = /^\[?(?<date>\d{4}-\d{2}-\d{2})(?:[T\s]|$)/u;
const TIME = /^\[?(?<time>\d{1,2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z?/u;
const NICK = String.raw`(?<nick>[^\s<>@]+)(?:@(?<platform>[^\s<>]+))?`;
const SAID = new RegExp(`^<[ +%@&~]?${NICK}>\\s?(?<text>.*)$`, 'su');
const REACTS = new RegExp(
  `^\\*\\s*${NICK}\\s+(?<verb>reacts|unreacts)\\s+(?<emoji>\\S+)(?:\\s+to\\s+(?<to>\\S.*))?$`,
  'su',
);
const REPORT = /^!\s*(?<what>approved|merged)\s+(?<proposal>\S+)(?:\s+by\s+(?<by>\S.*))?$/su;
const REPLY = /^in-reply-to\s+(?:#(?<number>\d+)|"(?<words>.*?)"):\s*(?<said>\S.*)?$/su;
/** One more line of the message above it. */
const CONTINUED = /^\| ?(?<more>.*)$/u;

/** A log, and the lines of it that can't be read. */
export interface LogReading {
  readonly lines: readonly LogLine[];
  readonly unread: readonly LogError[];
}

/**
 * Reads a log in the format of `gavel replay`, or as IRC clients, bouncers, MeetBot and RRSAgent write theirs. Times are
 * UTC; a date is alone on its line or before a time, and after midnight the next day begins by itself. What stands after
 * a bar is one more line of the message above it.
 * @param date the day on which a log begins that doesn't say so: YYYY-MM-DD
 * @throws LogError if no day is known, or a date or a time is none
 */
export function readLogLoosely(source: string, date?: string): LogReading {
  const calendar = newCalendar();
  const first = date ?? dayByBot(source) ?? dayOfChannel(source);
  if (first !== undefined) calendar.turnTo(first, 1);
  const rows = source.replace(/^\uFEFF/u, '').split(/\r?\n/u);
  const renamed = new Map<string, string>();
  const lines: LogLine[] = [];
  const unread: LogError[] = [];
  for (const [i, row] of rows.entries()) {
    const wrong = readOrRefuse(() => {
      const { more } = CONTINUED.exec(row)?.groups ?? {};
      if (more === undefined) lines.push(...readRow(row, i + 1, calendar, renamed));
      else lines.splice(-1, 1, continued(lines.at(-1), more, i + 1));
    });
    if (wrong) unread.push(wrong);
  }
  return { lines: withoutBot(lines), unread };
}

/** Why a line can't be read, if it can't. */
function readOrRefuse(read: () => void): UnreadableLine | undefined {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof UnreadableLine) return error;
    throw error;
  }
}

/** The bot's own lines aren't part of the meeting: they are answers and help. */
function withoutBot(lines: readonly LogLine[]): readonly LogLine[] {
  const bot = lines.find((line) => line.kind === 'said' && isByBot(line.text));
  return bot?.kind === 'said' ? lines.filter((line) => line.kind !== 'said' || line.nick !== bot.nick) : lines;
}

/** The same for a log of which every line counts. @throws LogError at the first line that can't be read */
export function readLog(source: string, date?: string): LogLine[] {
  const { lines, unread } = readLogLoosely(source, date);
  if (unread[0]) throw unread[0];
  return [...lines];
}

/** A message with one more line. */
function continued(last: LogLine | undefined, more: string, line: number): LogLine {
  if (last?.kind === 'said') return { ...last, text: `${last.text}\n${more}` };
  throw new UnreadableLine(line, 'expected a message above the line that goes on after "|"');
}

function readRow(row: string, line: number, calendar: Calendar, renamed: Map<string, string>): LogLine[] {
  if (row.trim() === '' || row.startsWith('#')) return [];
  const raw = rawLine(row, calendar.year());
  if (raw.kind === 'day') calendar.turnTo(raw.date, line);
  return raw.kind === 'day' ? [] : readStamped({ date: raw.date, ...stamped(raw.line) }, line, calendar, renamed);
}

function readStamped(
  { date, time, rest }: Stamped,
  line: number,
  calendar: Calendar,
  renamed: Map<string, string>,
): LogLine[] {
  if (date !== undefined) calendar.turnTo(date, line);
  if (time === undefined && saysNothing(rest, date)) return [];
  const at = calendar.at(time, line);
  const read = readRest(rest, line);
  if (read === undefined) rename(rest, renamed);
  if (read?.kind !== 'said') return read ? [{ line, at, ...read }] : [];
  const formerly = renamed.get(read.nick);
  return [{ line, at, ...read, ...(formerly === undefined ? {} : { formerly }) }];
}

/** Without a time: a date alone, or a client's own message between the lines. */
const saysNothing = (rest: string, date: string | undefined): boolean =>
  rest === '' ? date !== undefined : isNoise(rest) && !rest.startsWith('[');

/** Remembers under which nick somebody was known first. */
function rename(rest: string, renamed: Map<string, string>): void {
  const { from, to } = nickChange(rest) ?? {};
  if (from === undefined || to === undefined) return;
  const first = renamed.get(from) ?? from;
  if (first === to) renamed.delete(to);
  else renamed.set(to, first);
}

interface Stamped {
  readonly date?: string | undefined;
  readonly time?: string;
  readonly rest: string;
}

function stamped(raw: string): Stamped {
  const line = raw.trim();
  const [dated = '', date] = DATE.exec(line) ?? [];
  const undated = line.slice(dated.length).trimStart();
  const [timed = '', time] = TIME.exec(undated) ?? [];
  const rest = undated.slice(timed.length).replace(/^\]/u, '').trimStart();
  return { ...(date === undefined ? {} : { date }), ...(time === undefined ? {} : { time }), rest };
}

/** Follows a log from day to day. */
interface Calendar {
  turnTo(date: string, line: number): void;
  /** YYYY, once a date is known. */
  year(): string | undefined;
  /** The instant of a time of day: ISO 8601 in UTC. */
  at(time: string | undefined, line: number): string;
}

function newCalendar(): Calendar {
  let day: DateTime | undefined;
  let last = '';
  return {
    year: () => day?.toFormat('yyyy'),
    turnTo(date, line) {
      const to = DateTime.fromISO(date, { zone: 'utc' });
      // Logs that name the day in each line name the same one again and again.
      if (day && to.isValid && to.hasSame(day, 'day')) return;
      day = to;
      last = '';
      if (!day.isValid) throw new LogError(line, `"${date}" isn't a date. Write it as YYYY-MM-DD`);
    },
    at(time, line) {
      if (time === undefined)
        throw new UnreadableLine(line, 'expected a time (HH:MM), or a date and a time (YYYY-MM-DD HH:MM)');
      if (!day)
        throw new LogError(
          line,
          'expected a date (YYYY-MM-DD) before the first time. Add one, or use --date YYYY-MM-DD',
        );
      const clock = time.padStart(time.length < 7 ? 5 : 8, '0');
      if (last !== '' && isAfterMidnight(last, clock)) day = day.plus({ days: 1 });
      last = clock;
      const at = DateTime.fromISO(`${day.toISODate()}T${clock}`, { zone: 'utc' });
      if (!at.isValid) throw new LogError(line, `"${time}" isn't a time of day. Write it as HH:MM`);
      return at.toJSDate().toISOString();
    },
  };
}

/** A clock that jumps back by more than half a day has passed midnight. */
const isAfterMidnight = (before: string, now: string): boolean =>
  Number(before.slice(0, 2)) - Number(now.slice(0, 2)) >= 12;

type Unstamped<T> = T extends LogLine ? Omit<T, 'line' | 'at'> : never;

function readRest(rest: string, line: number): Unstamped<LogLine> | undefined {
  const said = SAID.exec(rest)?.groups;
  if (said) return readSaid(said, line);
  const reacts = REACTS.exec(rest)?.groups;
  if (reacts) return readReaction(reacts, line);
  const report = REPORT.exec(rest)?.groups;
  if (report) return readReport(report);
  if (isNoise(rest)) return undefined;
  throw new UnreadableLine(
    line,
    'expected <nick> text, * nick reacts EMOJI, * nick unreacts EMOJI, or ! approved PR#N by @a',
  );
}

function readReport({ what, proposal = '', by = '' }: Record<string, string | undefined>): Unstamped<LogLine> {
  const people = [...by.matchAll(/@(?<name>[^\s,]+)/gu)].map(({ groups }) => groups?.['name'] ?? '');
  return { kind: 'reported', what: what === 'merged' ? 'merged' : 'approved', proposal, by: people };
}

const from = ({ nick = '', platform }: Record<string, string | undefined>) => ({
  nick,
  ...(platform === undefined ? {} : { platform }),
});

function readSaid(groups: Record<string, string | undefined>, line: number): Unstamped<LogLine> {
  const text = groups['text'] ?? '';
  if (!/^in-reply-to\s/u.test(text)) return { kind: 'said', ...from(groups), text };
  const reply = REPLY.exec(text)?.groups;
  const { number, words = '', said = '' } = reply ?? {};
  if (!reply) throw new UnreadableLine(line, 'expected in-reply-to #N: TEXT or in-reply-to "WORDS": TEXT');
  const replyTo = number === undefined ? { words } : { number: Number(number) };
  return { kind: 'said', ...from(groups), text: said, replyTo };
}

function readReaction(groups: Record<string, string | undefined>, line: number): Unstamped<LogLine> {
  const { verb, emoji = '', to } = groups;
  const reaction = { kind: 'reacted' as const, ...from(groups), emoji, removed: verb === 'unreacts' };
  if (to === undefined) return reaction;
  const number = /^#(?<number>\d+)$/u.exec(to.trim())?.groups?.['number'];
  if (number === undefined && to.trim() !== 'last')
    throw new UnreadableLine(line, 'expected "to #N" or "to last" after the emoji');
  return { ...reaction, to: number === undefined ? 'last' : { number: Number(number) } };
}
