import type { Database } from 'better-sqlite3';

import type { Event } from '../../meeting/event.ts';
import { VersionConflict, type Commit, type StreamId } from '../../ports/store.ts';
import { splitStream } from '../stream.ts';
import type { Write } from './write.ts';

type Append = NonNullable<Commit['appends']>[number];

interface Log {
  /** Throws VersionConflict when it runs. */
  append(append: Append): Write;
  read(stream: StreamId, from: number): readonly Event[];
  latest(group: string): number;
}

export function log(db: Database): Log {
  const find = db.prepare<[string, number], { id: number; version: number }>(
    'SELECT id, version FROM stream WHERE "group" = ? AND number = ?',
  );
  const create = db.prepare<[string, number]>('INSERT INTO stream ("group", number, version) VALUES (?, ?, 0)');
  const grow = db.prepare<[number, number | bigint]>('UPDATE stream SET version = ? WHERE id = ?');
  const insert = db.prepare<[number | bigint, number, string]>(
    'INSERT INTO event (stream, version, event) VALUES (?, ?, ?)',
  );
  const select = db
    .prepare<[string, number, number], string>(
      `SELECT event FROM event JOIN stream ON stream.id = event.stream
       WHERE "group" = ? AND number = ? AND event.version >= ? ORDER BY event.version`,
    )
    .pluck();
  const highest = db.prepare<[string], number>('SELECT coalesce(max(number), 0) FROM stream WHERE "group" = ?').pluck();

  return {
    append({ stream, expectedVersion, events }) {
      const { group, number } = splitStream(stream);
      const lines = events.map((event) => JSON.stringify(event));
      return () => {
        const row = find.get(group, number);
        const found = row?.version ?? 0;
        if (found !== expectedVersion) throw new VersionConflict(stream, expectedVersion, found);
        if (lines.length === 0) return;
        const id = row?.id ?? create.run(group, number).lastInsertRowid;
        for (const [i, line] of lines.entries()) insert.run(id, found + i, line);
        grow.run(found + lines.length, id);
      };
    },
    read(stream, from) {
      const { group, number } = splitStream(stream);
      // One parse of one text: a long meeting is read many times, and this is a third of the time of one parse each.
      return JSON.parse(`[${select.all(group, number, from).join(',')}]`);
    },
    latest: (group) => highest.get(group) ?? 0,
  };
}
