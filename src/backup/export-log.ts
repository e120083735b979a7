import { createHash } from 'node:crypto';
import { createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Database } from 'better-sqlite3';

import { StartupError } from '../ports/startup-error.ts';
import { eventChecksum } from '../store/event-checksum.ts';
import { syncFile } from './backup-file.ts';
import { LOG_FORM, type CountedLines, type LogBodyLine, type LogCounts, type LogHeader } from './log-lines.ts';
import { openAsItIs } from './open-database.ts';

export interface ExportOptions {
  /** The database with the meetings. */
  readonly database: string;
  readonly group: string;
  readonly version: string;
  /** ISO 8601, UTC. */
  readonly at: string;
}

interface EventRow {
  readonly number: number;
  readonly version: number;
  readonly event: string;
  readonly crc: number | null;
}

const GROUPS = 'SELECT DISTINCT meeting_group FROM event ORDER BY 1';
const EVENTS = 'SELECT number, version, event, crc FROM event WHERE meeting_group = ? ORDER BY number, version';
const PICTURES = `SELECT sha256, json_group_array(stream) AS streams, bytes FROM file JOIN file_use USING (sha256)
  WHERE substr(stream, 1, length(@prefix)) = @prefix GROUP BY sha256 ORDER BY sha256`;
const JOBS = 'SELECT id, kind, at, data FROM job WHERE job_group = ? AND finished = 0 ORDER BY at, seq';
const MESSAGES = `SELECT room, message, stream, about FROM subject
  WHERE substr(stream, 1, length(@prefix)) = @prefix ORDER BY room, message`;
const VIEWS = `SELECT room, view, message FROM shown
  WHERE substr(view, 1, length(@prefix)) = @prefix ORDER BY room, view`;

/** The meeting's number in what begins with its stream; undefined if that's another group's, whose id begins alike. */
function meetingIn(name: string, prefix: string): number | undefined {
  const number = /^\d+(?=\/|$)/u.exec(name.slice(prefix.length))?.[0];
  return number === undefined ? undefined : Number(number);
}

/** @throws StartupError if the event isn't what was written */
function checkedEvent(group: string, { number, version, event, crc }: EventRow): void {
  if (crc !== null && crc !== eventChecksum(group, number, version, event))
    throw new StartupError(
      `Event ${version} of the meeting ${group}/${number} is damaged. Restore your last backup, and export again.`,
    );
}

type BodyText = readonly [counts: CountedLines, line: string];

function* eventLines(database: Database, group: string): Generator<BodyText> {
  for (const row of database.prepare<[string], EventRow>(EVENTS).iterate(group)) {
    checkedEvent(group, row);
    const { number, version, event } = row;
    // As it's stored, byte for byte.
    const crc = eventChecksum(group, number, version, event);
    yield ['events', `{"meeting":${number},"version":${version},"crc":${crc},"event":${event}}`];
  }
}

const asLine = (counts: CountedLines, line: LogBodyLine): BodyText => [counts, JSON.stringify(line)];

function* otherLines(database: Database, group: string): Generator<BodyText> {
  const prefix = `${group}/`;
  const all = <Row>(sql: string) => database.prepare<[{ prefix: string }], Row>(sql).iterate({ prefix });
  for (const { sha256, streams, bytes } of all<{ sha256: string; streams: string; bytes: Buffer }>(PICTURES)) {
    const of: string[] = JSON.parse(streams);
    const meetings = of.flatMap((stream) => meetingIn(stream, prefix) ?? []).toSorted((a, b) => a - b);
    if (meetings.length > 0) yield asLine('pictures', { picture: sha256, meetings, base64: bytes.toString('base64') });
  }
  const jobs = database.prepare<[string], { id: string; kind: string; at: number; data: string }>(JOBS);
  for (const { id, kind, at, data } of jobs.iterate(group))
    yield asLine('jobs', { job: { id, kind, at: new Date(at).toISOString(), data: JSON.parse(data) } });
  for (const row of all<{ room: string; message: string; stream: string; about: string }>(MESSAGES)) {
    const meeting = meetingIn(row.stream, prefix);
    const { room, message: id, about } = row;
    if (meeting !== undefined) yield asLine('messages', { message: { room, id, meeting, about } });
  }
  for (const { room, view, message } of all<{ room: string; view: string; message: string }>(VIEWS))
    if (meetingIn(view, prefix) !== undefined) yield asLine('views', { view: { room, name: view, message } });
}

function checkGroup(database: Database, group: string): void {
  const groups = database.prepare<[], string>(GROUPS).pluck().all();
  if (groups.includes(group)) return;
  const there = groups.length === 0 ? 'It has none yet.' : `It has: ${groups.join(', ')}.`;
  throw new StartupError(`The database has no meetings of a group "${group}". ${there}`);
}

interface Told {
  counts?: LogCounts;
}

function* allLines(database: Database, { group, version, at }: ExportOptions, told: Told): Generator<string> {
  const hash = createHash('sha256');
  const whole = (line: string): string => {
    hash.update(`${line}\n`);
    return `${line}\n`;
  };
  yield whole(JSON.stringify({ gavelLog: LOG_FORM, group, gavel: version, at } satisfies LogHeader));
  const counts = { events: 0, pictures: 0, jobs: 0, messages: 0, views: 0 };
  for (const lines of [eventLines(database, group), otherLines(database, group)]) {
    for (const [kind, line] of lines) {
      counts[kind] += 1;
      yield whole(line);
    }
  }
  const meetings = Number(
    database
      .prepare<[string], number>('SELECT COUNT(DISTINCT number) FROM event WHERE meeting_group = ?')
      .pluck()
      .get(group),
  );
  told.counts = { meetings, ...counts, sha256: hash.digest('hex') };
  yield `${JSON.stringify({ end: told.counts })}\n`;
}

/**
 * Writes a group's whole log as lines of JSON, also while Gavel runs: what is written meanwhile isn't in it.
 * @throws StartupError with what to do
 */
export async function exportLog(options: ExportOptions, to: Writable): Promise<LogCounts> {
  if (!existsSync(options.database))
    throw new StartupError(`There is nothing to export: ${options.database} isn't there.`);
  const database = openAsItIs(options.database);
  try {
    // One transaction, so that everything is of one moment.
    database.exec('BEGIN');
    checkGroup(database, options.group);
    const told: Told = {};
    await pipeline(Readable.from(allLines(database, options, told)), to, { end: to !== process.stdout });
    if (!told.counts) throw new StartupError('The export was cut off: its reader stopped early.');
    return told.counts;
  } finally {
    database.close();
  }
}

/** The same into a file, which isn't there yet and appears when it's whole. Only its owner may read it. */
export async function exportLogFile(options: ExportOptions, file: string): Promise<LogCounts> {
  if (existsSync(file)) throw new StartupError(`${file} is already there. Choose another name, or move it away first.`);
  const partial = `${file}.partial`;
  try {
    const counts = await exportLog(options, createWriteStream(partial, { mode: 0o600 }));
    await syncFile(partial);
    await rename(partial, file);
    return counts;
  } catch (error) {
    await rm(partial, { force: true });
    if (error instanceof StartupError) throw error;
    throw new StartupError(`Can't write ${file}: ${error instanceof Error ? error.message : String(error)}.`, {
      cause: error,
    });
  }
}
