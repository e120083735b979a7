import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

import type { Database } from 'better-sqlite3';

import { StartupError } from '../ports/startup-error.ts';
import { eventChecksum } from '../store/event-checksum.ts';
import { openSqliteFile } from '../store/sqlite/database.ts';
import {
  LogLineError,
  readHeader,
  readLogLine,
  type CountedLines,
  type EventLine,
  type LogBodyLine,
  type LogCounts,
  type LogHeader,
} from './log-lines.ts';

export interface LogImportOptions {
  readonly file: string;
  /** The database with the meetings; it's made if it isn't there. */
  readonly database: string;
}

export interface ImportedLog {
  readonly header: LogHeader;
  readonly counts: LogCounts;
  /** How many events weren't there before. */
  readonly added: number;
}

const refused = (file: string, why: string): StartupError =>
  new StartupError(`${file} can't be imported: ${why}. Nothing was changed.`);

/** Takes the lines of a log, in order. */
interface LogReader {
  begin(header: LogHeader): void;
  line(line: LogBodyLine): void;
}

/** Counts the lines and adds up their bytes, as the export did. */
function tally() {
  const counts: Record<CountedLines, number> = { events: 0, pictures: 0, jobs: 0, messages: 0, views: 0 };
  const hash: Hash = createHash('sha256');
  const meetings = new Set<number>();
  return {
    text: (line: string): void => void hash.update(`${line}\n`),
    line(kind: CountedLines, line: LogBodyLine): void {
      counts[kind] += 1;
      if ('event' in line) meetings.add(line.meeting);
    },
    total: (): LogCounts => ({ meetings: meetings.size, ...counts, sha256: hash.digest('hex') }),
  };
}

/** The lines of a file. Only a line feed ends one: JSON texts can have every other sign that ends lines elsewhere. */
async function* linesOf(file: string): AsyncGenerator<string> {
  // A line can be as long as a picture: what was looked through isn't looked through again.
  let begun: string[] = [];
  for await (const part of createReadStream(file, 'utf8')) {
    const [first = '', ...lines] = String(part).split('\n');
    begun.push(first);
    const next = lines.pop();
    if (next === undefined) continue;
    yield begun.join('');
    yield* lines;
    begun = [next];
  }
  const rest = begun.join('');
  if (rest !== '') yield rest;
}

/** Takes the lines of a log one by one, and gives what they were if all of them were there. */
function lineTaker(reader: LogReader) {
  const found = tally();
  let header: LogHeader | undefined;
  let end: LogCounts | undefined;
  return {
    take(text: string): void {
      if (end) throw new LogLineError("it's after the end");
      if (!header) {
        header = readHeader(text);
        reader.begin(header);
        found.text(text);
        return;
      }
      const read = readLogLine(text);
      if ('end' in read) {
        ({ end } = read);
        return;
      }
      found.text(text);
      found.line(read.counts, read.line);
      reader.line(read.line);
    },
    /** @throws LogLineError */
    taken(): { header: LogHeader; counts: LogCounts } {
      if (!header || !end) throw new LogLineError('the end is missing: the file was cut off. Export it again');
      if (JSON.stringify(found.total()) !== JSON.stringify(end))
        throw new LogLineError("the lines before it aren't those that were exported: their counts or SHA-256 differ");
      return { header, counts: end };
    },
  };
}

/** Reads a whole log. @throws StartupError if it isn't what was exported, all of it */
async function readLog(file: string, reader: LogReader): Promise<{ header: LogHeader; counts: LogCounts }> {
  const taker = lineTaker(reader);
  let at = 0;
  try {
    for await (const text of linesOf(file)) {
      at += 1;
      taker.take(text);
    }
    return taker.taken();
  } catch (error) {
    if (error instanceof StartupError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw refused(file, error instanceof LogLineError ? `line ${at}: ${why}` : why);
  }
}

/** Checks that the events of each meeting are whole, and come one after the other. */
function eventChecker() {
  let group = '';
  const next = new Map<number, number>();
  return {
    begin(header: LogHeader): void {
      ({ group } = header);
    },
    line(line: LogBodyLine): void {
      if ('picture' in line) {
        const hash = createHash('sha256').update(Buffer.from(line.base64, 'base64')).digest('hex');
        if (hash !== line.picture) throw new LogLineError('the picture is damaged');
      }
      if (!('event' in line)) return;
      const { meeting, version, crc, event } = line;
      if (version !== (next.get(meeting) ?? 0))
        throw new LogLineError(`event ${version} of meeting ${meeting} is out of order`);
      if (crc !== eventChecksum(group, meeting, version, JSON.stringify(event)))
        throw new LogLineError(`event ${version} of meeting ${meeting} is damaged`);
      next.set(meeting, version + 1);
    },
    /** How many events each meeting has. */
    lengths: (): ReadonlyMap<number, number> => next,
  };
}

/** How many events of each meeting are there. */
function storedLengths(database: Database, group: string, numbers: Iterable<number>): ReadonlyMap<number, number> {
  const count = database
    .prepare<[string, number], number>('SELECT COUNT(*) FROM event WHERE meeting_group = ? AND number = ?')
    .pluck();
  return new Map([...numbers].map((number) => [number, count.get(group, number) ?? 0]));
}

/** Writes the lines that aren't there yet; the caller holds the transaction. */
function lineWriter(database: Database, file: string) {
  let group = '';
  let added = 0;
  const select = database
    .prepare<[string, number, number], string>(
      'SELECT event FROM event WHERE meeting_group = ? AND number = ? AND version = ?',
    )
    .pluck();
  const insert = database.prepare<[string, number, number, string, number]>(
    'INSERT INTO event (meeting_group, number, version, event, crc) VALUES (?, ?, ?, ?, ?)',
  );
  const run = (sql: string) => database.prepare(sql);
  const picture = run('INSERT OR IGNORE INTO file VALUES (?, ?)');
  const use = run('INSERT OR IGNORE INTO file_use VALUES (?, ?)');
  const job = run('INSERT OR IGNORE INTO job (id, job_group, kind, at, data) VALUES (?, ?, ?, ?, ?)');
  const message = run('INSERT OR IGNORE INTO subject VALUES (?, ?, ?, ?)');
  const view = run('INSERT OR IGNORE INTO shown VALUES (?, ?, ?)');

  function event({ meeting, version, crc, event: written }: EventLine): void {
    const text = JSON.stringify(written);
    const there = select.get(group, meeting, version);
    if (there === text) return;
    if (there !== undefined)
      throw refused(file, `meeting ${meeting} is there already, and its event ${version} is another one`);
    insert.run(group, meeting, version, text, crc);
    added += 1;
  }

  return {
    added: () => added,
    begin(header: LogHeader): void {
      ({ group } = header);
    },
    line(line: LogBodyLine): void {
      if ('event' in line) event(line);
      else if ('picture' in line) {
        picture.run(line.picture, Buffer.from(line.base64, 'base64'));
        for (const number of line.meetings) use.run(line.picture, `${group}/${number}`);
      } else if ('job' in line) {
        const { id, kind, at, data } = line.job;
        job.run(id, group, kind, Date.parse(at), JSON.stringify(data));
      } else if ('message' in line) {
        const { room, id, meeting, about } = line.message;
        message.run(room, id, `${group}/${meeting}`, about);
      } else view.run(line.view.room, line.view.name, line.view.message);
    },
  };
}

/**
 * Takes a group's exported log into a database, for which no other Gavel may be at work. The whole file is checked
 * first, and written in one transaction: an import that was cut off has changed nothing, and can be done again. What is
 * there already must be the same, and is left as it is.
 * @throws StartupError with what to do
 */
export async function importLog({ file, database: path }: LogImportOptions): Promise<ImportedLog> {
  const checker = eventChecker();
  const { header, counts } = await readLog(file, checker);
  const { database, close } = openSqliteFile(path);
  try {
    const there = storedLengths(database, header.group, checker.lengths().keys());
    const ahead = [...checker.lengths()].find(([number, length]) => (there.get(number) ?? 0) > length)?.[0];
    const writer = lineWriter(database, file);
    database.exec('BEGIN IMMEDIATE');
    await readLog(file, writer);
    if (ahead !== undefined && writer.added() > 0)
      throw refused(file, `meeting ${ahead} has gone on here since the export`);
    database.exec(ahead === undefined ? 'COMMIT' : 'ROLLBACK');
    return { header, counts, added: writer.added() };
  } finally {
    // What wasn't committed is taken back.
    close();
  }
}
