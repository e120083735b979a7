import type { Database } from 'better-sqlite3';

import type { HeardEdit } from '../../ports/chat.ts';
import type { EarlyChange } from '../../ports/store.ts';
import { EARLY_EDIT_MS, EARLY_MS, MOST_EARLY, type PreparedChange } from '../serialize-commit.ts';

/** Changes to messages that haven't come yet, synchronously: callers of methods that write hold the transaction. */
export interface EarlyTable {
  /** @param now milliseconds since 1970 */
  readonly add: (change: PreparedChange, now: number) => void;
  readonly came: (room: string, message: string) => void;
  readonly find: (room: string, message: string) => EarlyChange | undefined;
  /** Forgets what is too old; returns how many changes that were. */
  readonly forget: (now: number) => number;
}

const ADD = `INSERT INTO early (room, message, edit, at, heard) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (room, message) DO UPDATE SET edit = excluded.edit, at = excluded.at, heard = excluded.heard
  WHERE early.edit IS NOT NULL AND (excluded.edit IS NULL OR excluded.at >= early.at)`;

export function earlyTable(database: Database): EarlyTable {
  const insert = database.prepare<[string, string, string | null, number, number]>(ADD);
  const remove = database.prepare<[string, string]>('DELETE FROM early WHERE room = ? AND message = ?');
  const select = database
    .prepare<[string, string], string | null>('SELECT edit FROM early WHERE room = ? AND message = ?')
    .pluck();
  const old = database.prepare<[number, number]>(
    'DELETE FROM early WHERE heard < ? OR (edit IS NOT NULL AND heard < ?)',
  );
  const surplus = database.prepare<[number]>(
    'DELETE FROM early WHERE seq IN (SELECT seq FROM early ORDER BY seq DESC LIMIT -1 OFFSET ?)',
  );
  const forget = (now: number): number => old.run(now - EARLY_MS, now - EARLY_EDIT_MS).changes;
  return {
    add({ room, message, edit, at }, now) {
      insert.run(room, message, edit ?? null, at, now);
      forget(now);
      surplus.run(MOST_EARLY);
    },
    came: (room, message) => void remove.run(room, message),
    find(room, message) {
      const edit = select.get(room, message);
      if (edit === undefined) return undefined;
      return edit === null ? 'gone' : (JSON.parse(edit) as HeardEdit);
    },
    forget,
  };
}
