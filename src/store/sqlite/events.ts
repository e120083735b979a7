import type { Database } from 'better-sqlite3';

import type { Event } from '../../meeting/event.ts';
import { VersionConflict } from '../../ports/store.ts';
import type { PreparedAppend, StreamName } from '../prepared.ts';

/** The meetings' logs, synchronously: whoever calls `append` holds the transaction. */
export interface Events {
  /** Throws VersionConflict. */
  readonly append: (append: PreparedAppend) => void;
  readonly read: (stream: StreamName, from: number) => readonly Event[];
  readonly latest: (group: string) => number;
  readonly groups: () => readonly string[];
}

export function events(database: Database): Events {
  const count = database
    .prepare<[string, number], number>(
      'SELECT COALESCE(MAX(version), -1) + 1 FROM event WHERE meeting_group = ? AND number = ?',
    )
    .pluck();
  const insert = database.prepare<[string, number, number, string]>('INSERT INTO event VALUES (?, ?, ?, ?)');
  const select = database
    .prepare<[string, number, number], string>(
      'SELECT event FROM event WHERE meeting_group = ? AND number = ? AND version >= ? ORDER BY version',
    )
    .pluck();
  const highest = database
    .prepare<[string], number>('SELECT COALESCE(MAX(number), 0) FROM event WHERE meeting_group = ?')
    .pluck();

  const named = database.prepare<[], string>('SELECT DISTINCT meeting_group FROM event ORDER BY 1').pluck();

  return {
    append({ stream, group, number, expectedVersion, events: texts }) {
      const version = count.get(group, number) ?? 0;
      if (version !== expectedVersion) throw new VersionConflict(stream, expectedVersion, version);
      texts.forEach((text, index) => insert.run(group, number, version + index, text));
    },
    // One array is parsed faster than ten thousand objects.
    read: ({ group, number }, from) => JSON.parse(`[${select.all(group, number, from).join(',')}]`) as Event[],
    latest: (group) => highest.get(group) ?? 0,
    groups: () => named.all(),
  };
}
