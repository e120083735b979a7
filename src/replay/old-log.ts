import type { LogFacts } from './log-facts.ts';
import { LogError, readLogLoosely, type LogLine, type LogReading } from './log.ts';
import { isChannelLog, readChannelMeeting, type ChannelReport } from './w3c/channel-meeting.ts';

// What kind of log it is, and what it says. Logs for Gavel are read to the letter; from old ones it takes what it can.

/** A log as it can be replayed. */
export interface ReadableLog {
  readonly lines: readonly LogLine[];
  /** What the log says beside its lines, if it doesn't start its meeting by a command. */
  readonly facts?: LogFacts;
  /** What the meeting is called, if the log says so. */
  readonly name?: string;
  /** What was read as what, and what wasn't understood: a line each, for people. */
  readonly told: readonly string[];
}

type Said = Extract<LogLine, { kind: 'said' }>;
const isSaid = (line: LogLine): line is Said => line.kind === 'said';

const STARTS = /^[#^]startmeeting\b\s*(?<name>\S.*)?$/isu;
const NAMES = /^[#^]meetingname\b\s*(?<name>\S.*)$/isu;
const TAGGED =
  /^[#^](?:topic|info|agreed|agree|accepted|accept|rejected|reject|action|idea|help|halp|link|startvote)\b/iu;
/** Gavel's own commands. */
const OWN = /^(?:[/!](?:meeting|startmeeting|start|topic|note|info|action|agreed)\b|@gavel\b)/iu;
const COMMAND = /^(?:[/!#^]\p{L}|@?gavel\b)/iu;

const times = (count: number, one: string, several: string): string => `${count} ${count === 1 ? one : several}`;

/** How many line numbers are named. */
const MOST_NAMED = 20;

function linesNamed(numbers: readonly number[]): string {
  const named = numbers.slice(0, MOST_NAMED).join(', ');
  return numbers.length > MOST_NAMED ? `${named} …` : named;
}

const notUnderstood = (numbers: readonly number[]): string[] =>
  numbers.length === 0
    ? []
    : [`${times(numbers.length, "line wasn't", "lines weren't")} understood and left out: ${linesNamed(numbers)}`];

/** What MeetBot's log calls the meeting. */
function meetingName(lines: readonly LogLine[]): string | undefined {
  const said = lines.filter(isSaid).map(({ text }) => text.trim());
  const named = said.findLast((text) => NAMES.test(text));
  const started = said.find((text) => STARTS.test(text));
  return (NAMES.exec(named ?? '') ?? STARTS.exec(started ?? ''))?.groups?.['name']?.trim();
}

/** Tagged lines without a start: the first begins the meeting, and the log's last line ends it. */
function withStart(lines: readonly LogLine[], first: Said): LogLine[] {
  const last = lines.at(-1) ?? first;
  const end: Said = { ...first, line: last.line + 1, at: last.at, text: '#endmeeting' };
  return [{ ...first, line: 0, text: '#startmeeting' }, ...lines.filter(({ line }) => line >= first.line), end];
}

const TOPIC = /^[#^]topic\b/iu;

/** Tagged lines before the first topic get one: only under a topic can something be recorded. */
function withOpening(lines: readonly LogLine[], opening: string): readonly LogLine[] {
  const begun = lines.findIndex((line) => isSaid(line) && STARTS.test(line.text.trim()));
  const at = lines.findIndex((line, i) => i > begun && isSaid(line) && TAGGED.test(line.text.trim()));
  const [start, first] = [lines[begun], lines[at]];
  if (!start || !isSaid(start) || !first || !isSaid(first) || TOPIC.test(first.text.trim())) return lines;
  const topic: Said = {
    kind: 'said',
    nick: start.nick,
    line: first.line - 0.5,
    at: first.at,
    text: `#topic ${opening}`,
  };
  return lines.toSpliced(at, 0, topic);
}

function channelWords(report: ChannelReport, facts: LogFacts, count: number): string[] {
  const { chatter, besides, guessedScribe, saysAttendance, unread } = report;
  const scribes = facts.secretaries.join(', ');
  return [
    `read as a log of a W3C channel, with ${times(count, 'line', 'lines')} for the minutes`,
    ...(guessedScribe === undefined ? [] : [`no line names a scribe: ${scribes} writes like one`]),
    ...(scribes === '' ? ["no line names a scribe: everybody's words are their own"] : []),
    ...(saysAttendance ? [] : ['no line says who was there: everyone who typed something counts as present']),
    ...(chatter === 0 ? [] : [`left out: ${times(chatter, 'line', 'lines')} for bots and the queue`]),
    ...(besides === 0
      ? []
      : [`left out: ${times(besides, 'remark', 'remarks')} before the first topic or after the end`]),
    ...notUnderstood(unread),
  ];
}

function readChannel({ lines, unread }: LogReading, opening: string): ReadableLog {
  const { facts, report, lines: played } = readChannelMeeting(lines, opening);
  const all = [...report.unread, ...unread.map(({ line }) => line)].toSorted((a, b) => a - b);
  const told = channelWords({ ...report, unread: all }, facts, played.length - 1);
  if (played.length === 0) throw new LogError(lines[0]?.line ?? 1, 'this W3C log has nothing for the minutes');
  return { lines: played, facts, ...(facts.meeting === undefined ? {} : { name: facts.meeting }), told };
}

/** @param start the line that starts the meeting @param first the first tagged line; one of the two is there */
function readTagged(
  { lines, unread }: LogReading,
  start: Said | undefined,
  first: Said | undefined,
  opening: string,
): ReadableLog {
  const name = meetingName(lines);
  const told = [
    'read as a log of MeetBot',
    ...(start ? [] : [`nobody starts the meeting: it begins at line ${first?.line}, and ends with the log`]),
    ...notUnderstood(unread.map(({ line }) => line)),
  ];
  const started = start || !first ? lines : withStart(lines, first);
  return { lines: withOpening(started, opening), ...(name === undefined ? {} : { name }), told };
}

/**
 * Reads a log, whatever wrote it.
 * @param date the day on which it begins, if it doesn't say so: YYYY-MM-DD
 * @param opening the title for what an old log has before its first topic
 * @throws LogError if it can't be read: at the first unreadable line of a log for Gavel, or if nothing in it is for minutes
 */
export function readAnyLog(source: string, date: string | undefined, opening: string): ReadableLog {
  const reading = readLogLoosely(source, date);
  const said = reading.lines.filter(isSaid);
  const start = said.find(({ text }) => STARTS.test(text.trim()));
  const first = said.find(({ text }) => TAGGED.test(text.trim()));
  if (said.some(({ text }) => OWN.test(text.trim()))) return readOwn(reading);
  if (start) return readTagged(reading, start, first, opening);
  if (isChannelLog(reading.lines)) return readChannel(reading, opening);
  return first ? readTagged(reading, start, first, opening) : readOwn(reading);
}

/** A log for Gavel: every line of it counts. */
function readOwn({ lines, unread }: LogReading): ReadableLog {
  if (unread[0]) throw unread[0];
  const said = lines.filter(isSaid);
  if (said[0] && !said.some(({ text }) => COMMAND.test(text.trim())))
    throw new LogError(
      said[0].line,
      'nothing from here on is for minutes. Gavel looks for its own commands (/topic), MeetBot lines (#topic) and W3C lines (Topic:)',
    );
  return { lines, told: [] };
}
