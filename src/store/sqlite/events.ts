import type { Database } from 'better-sqlite3';

import type { Event } from '../../meeting/event.ts';
import { DamagedLog, VersionConflict } from '../../ports/store.ts';
import { eventChecksum, wholeEvents, type StoredEvent } from '../event-checksum.ts';
import type { PreparedAppend, StreamName } from '../serialize-commit.ts';
import { sqliteCode } from './sqlite-error.ts';

/** The meetings' logs, synchronously: callers of `append` hold the transaction. */
export interface EventTable {
  /** Throws VersionConflict. */
  readonly append: (append: PreparedAppend) => void;
  readonly read: (stream: StreamName, from: number) => readonly Event[];
  readonly latest: (group: string) => number;
  readonly meetings: (group: string) => readonly number[];
  readonly rewrite: EventRewriter;
  readonly groups: () => readonly string[];
}

/** Puts another event (JSON) in the place of one, with its check sum. */
export type EventRewriter = (group: string, number: number, version: number, event: string) => void;

export function eventRewriter(database: Database): EventRewriter {
  const update = database.prepare<[string, number, string, number, number]>(
    'UPDATE event SET event = ?, crc = ? WHERE meeting_group = ? AND number = ? AND version = ?',
  );
  return (group, number, version, event) =>
    void update.run(event, eventChecksum(group, number, version, event), group, number, version);
}

export function eventTable(database: Database): EventTable {
  const file = `the file ${database.name}`;
  const count = database
    .prepare<[string, number], number>(
      'SELECT COALESCE(MAX(version), -1) + 1 FROM event WHERE meeting_group = ? AND number = ?',
    )
    .pluck();
  const insert = database.prepare<[string, number, number, string, number]>(
    'INSERT INTO event (meeting_group, number, version, event, crc) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare<[string, number, number], StoredEvent>(
    'SELECT version, event, crc FROM event WHERE meeting_group = ? AND number = ? AND version >= ? ORDER BY version',
  );
  const highest = database
    .prepare<[string], number>('SELECT COALESCE(MAX(number), 0) FROM event WHERE meeting_group = ?')
    .pluck();

  function rowsOf(group: string, number: number, from: number): StoredEvent[] {
    try {
      return select.all(group, number, from);
    } catch (error) {
      if (sqliteCode(error)?.startsWith('SQLITE_CORRUPT') !== true) throw error;
      throw new DamagedLog(`${group}/${number}`, from, file);
    }
  }

  // Goes from group to group by the key. Looking at every event instead would read the whole file at each start, and a
  // page of one group's that is damaged would keep the others from starting.
  const named = database
    .prepare<[], string>(`
      WITH RECURSIVE found(name) AS (
        SELECT MIN(meeting_group) FROM event
        UNION ALL
        SELECT (SELECT MIN(meeting_group) FROM event WHERE meeting_group > found.name) FROM found
        WHERE found.name IS NOT NULL
      )
      SELECT name FROM found WHERE name IS NOT NULL`)
    .pluck();

  const rewrite = eventRewriter(database);
  const numbers = database
    .prepare<[string], number>('SELECT DISTINCT number FROM event WHERE meeting_group = ? ORDER BY number')
    .pluck();

  return {
    rewrite,
    meetings: (group) => numbers.all(group),
    append({ stream, group, number, expectedVersion, events: texts }) {
      const version = count.get(group, number) ?? 0;
      if (version !== expectedVersion) throw new VersionConflict(stream, expectedVersion, version);
      texts.forEach((text, index) =>
        insert.run(group, number, version + index, text, eventChecksum(group, number, version + index, text)),
      );
    },
    read: (stream, from) => wholeEvents(stream, from, rowsOf(stream.group, stream.number, from), file),
    latest: (group) => highest.get(group) ?? 0,
    groups: () => named.all(),
  };
}
