import type { LogFacts } from '../log-facts.ts';
import type { LogLine } from '../log.ts';
import { newReading, readInto, type ChannelEntry, type ChannelReading } from './channel-entries.ts';
import { isChannelBot, readChannelLine, type ChannelSays } from './channel-line.ts';
import { createChannelPeople, type ChannelPeople } from './channel-people.ts';
import type { ChannelRoles } from './channel-roles.ts';
import { correctLog, type ChannelLine } from './corrections.ts';

// A log of a W3C channel, as a meeting that Gavel can hold: what people typed there becomes Gavel's own commands.

/** A log as it can be played, and what it says beside its lines. */
export interface ChannelMeeting {
  readonly lines: readonly LogLine[];
  readonly facts: LogFacts;
  readonly report: ChannelReport;
}

/** What was read, for the person who has the log read. */
export interface ChannelReport {
  /** Lines for bots and the queue. */
  readonly chatter: number;
  /** Remarks before the first topic and after the end. */
  readonly besides: number;
  /** The scribe, if the log names none and somebody writes like one. */
  readonly guessedScribe?: string;
  /** Whether the log says who was there. */
  readonly saysAttendance: boolean;
  /** The numbers of lines that can't be understood. */
  readonly unread: readonly number[];
}

const channelLines = (log: readonly LogLine[]): ChannelLine[] =>
  log.flatMap((line) =>
    line.kind === 'said' && line.text.trim() !== ''
      ? [{ line: line.line, at: line.at, nick: line.formerly ?? line.nick, text: line.text }]
      : [],
  );

const SIGNS: ReadonlySet<ChannelSays['kind']> = new Set(['attendance', 'scribe', 'topic', 'resolved', 'closing']);

/** Whether a log is one of a W3C channel: it has a bot of theirs, or lines that people type for these. MeetBot's may have some as well. */
export function isChannelLog(log: readonly LogLine[]): boolean {
  const said = channelLines(log);
  return said.some(({ nick, text }) => isChannelBot(nick) || SIGNS.has(readChannelLine(text, nick).kind));
}

/** The nick that goes on with `…` most often: only a scribe writes so. */
function likelyScribe(lines: readonly ChannelLine[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { nick, text } of lines) {
    if (readChannelLine(text, nick).kind === 'continued') counts.set(nick, (counts.get(nick) ?? 0) + 1);
  }
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0];
}

const namesScribe = (lines: readonly ChannelLine[]): boolean =>
  lines.some(({ nick, text }) => !isChannelBot(nick) && readChannelLine(text, nick).kind === 'scribe');

/** Remarks between the first topic and the end; without topics, all until the end. */
function kept({ entries, closedAfter = entries.length }: ChannelReading): ChannelEntry[] {
  const first = entries.findIndex(({ kind }) => kind === 'topic');
  return entries.filter(({ isRemark }, i) => !isRemark || (i >= first && i < closedAfter));
}

const OWNERS = /^(?<who>[^:]{1,80}?)\s*(?::|\s[–—-]|\sto\b|\swill\b)\s+(?<task>\S.*)$/su;

/** `Ann to do it`, `Ann, Bob – do it`: whose it is, if the log names them. */
function actionLine(text: string, people: ChannelPeople): string {
  const { who = '', task = '' } = OWNERS.exec(text)?.groups ?? {};
  const owners = who.split(/[,&/]|\band\b/u).map((name) => people.find(name.trim())?.handle);
  return owners.some((owner) => owner === undefined)
    ? `/todo ${text}`
    : `/action ${owners.map((owner) => `@${owner}`).join(', ')} ${task}`;
}

const quoted = (title: string): string => (title.includes('"') ? title : `"${title}"`);

/** The command that records an entry. */
function commandFor({ kind, text, url = '', speaker }: ChannelEntry, people: ChannelPeople): string {
  const credit = speaker === undefined ? '' : `@${speaker}: `;
  switch (kind) {
    case 'topic':
    case 'subtopic':
      return `/${kind} ${quoted(text)}`;
    case 'resolved':
      return `/agreed ${text}`;
    case 'action':
      return actionLine(text, people);
    case 'link':
      return text === '' ? `/note ${credit}${url}` : `/link ${url} ${text}`;
    case 'note':
      return `/note ${credit}${text}`;
  }
}

/** Who types what only those who lead may: a chair or scribe who typed something, or else one who is named. */
function leader({ chairs, scribes }: ChannelRoles, entries: readonly ChannelEntry[]): string | undefined {
  const leading = [...chairs, ...scribes];
  return leading.find((handle) => entries.some(({ by }) => by === handle)) ?? leading[0];
}

/** Every line is typed by somebody who may: a remark by its author, and anything else by one who leads. */
function lineOf(
  entry: ChannelEntry,
  lead: string | undefined,
  writes: ReadonlySet<string>,
  people: ChannelPeople,
): LogLine {
  const isOwn = entry.by !== '' && (entry.isRemark || writes.has(entry.by));
  const nick = (isOwn ? entry.by : (lead ?? entry.by)) || 'Zakim';
  return { kind: 'said', line: entry.line, at: entry.at, nick, text: commandFor(entry, people) };
}

/** What comes before the first topic needs one as well: only under a topic can something be recorded. */
function withOpening(entries: readonly ChannelEntry[], title: string): readonly ChannelEntry[] {
  const [first] = entries;
  if (!first || first.kind === 'topic') return entries;
  const topic: ChannelEntry = {
    line: first.line - 0.5,
    at: first.at,
    kind: 'topic',
    text: title,
    by: first.by,
    isRemark: false,
  };
  return [topic, ...entries];
}

/** What has been read, with a scribe who was guessed if the log names none. */
function readWith(lines: readonly ChannelLine[], people: ChannelPeople, scribe: string | undefined): ChannelReading {
  const reading = newReading();
  if (scribe !== undefined) {
    const writing = new Set([people.meet(scribe).handle]);
    reading.roles = { ...reading.roles, writing, scribes: writing };
  }
  for (const line of lines) readInto(reading, { ...line, says: readChannelLine(line.text, line.nick) }, people);
  return reading;
}

/** The lines to play: what goes into the minutes, and the end. */
function linesToPlay(
  entries: readonly ChannelEntry[],
  roles: ChannelRoles,
  people: ChannelPeople,
  last: LogLine | undefined,
): LogLine[] {
  const lead = leader(roles, entries);
  const lines = entries.map((entry) => lineOf(entry, lead, roles.scribes, people));
  const nick = lead ?? entries.findLast(({ by }) => by !== '')?.by;
  if (!last || nick === undefined) return lines;
  return [...lines, { kind: 'said', line: last.line + 1, at: last.at, nick, text: '/meeting end' }];
}

/** Who was there: whom the log lists, or everybody who typed something. */
const presentIn = ({ roles: { present, regrets }, seen }: ChannelReading): string[] =>
  present.size > 0 ? [...present] : [...seen].filter((handle) => !regrets.has(handle));

const remarksIn = (entries: readonly ChannelEntry[]): number => entries.filter(({ isRemark }) => isRemark).length;

/**
 * Reads a log of which isChannelLog is true. What can't be understood is in the report.
 * @param opening the title for what comes before the first topic
 */
export function readChannelMeeting(log: readonly LogLine[], opening: string): ChannelMeeting {
  const { lines, unmatched } = correctLog(channelLines(log));
  const typed = lines.filter(({ nick }) => !isChannelBot(nick));
  const people = createChannelPeople([...new Set(typed.map(({ nick }) => nick))]);
  const guessedScribe = namesScribe(lines) ? undefined : likelyScribe(typed);
  const reading = readWith(lines, people, guessedScribe);
  const { roles, meeting, chatter } = reading;
  const entries = withOpening(kept(reading), opening);
  const facts: LogFacts = {
    started: entries[0]?.at ?? '',
    ...(meeting === undefined ? {} : { meeting }),
    chairs: [...roles.chairs],
    secretaries: [...roles.scribes],
    present: presentIn(reading),
    regrets: [...roles.regrets],
    names: new Map(people.all().map(({ handle, name }) => [handle, name])),
  };
  const report: ChannelReport = {
    chatter,
    besides: remarksIn(reading.entries) - remarksIn(entries),
    ...(guessedScribe === undefined ? {} : { guessedScribe }),
    saysAttendance: roles.present.size > 0,
    unread: [...unmatched.map(({ line }) => line), ...reading.unread].toSorted((a, b) => a - b),
  };
  return { lines: linesToPlay(entries, roles, people, log.at(-1)), facts, report };
}
