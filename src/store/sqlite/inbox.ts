import type { Database } from 'better-sqlite3';

import { HeardBefore, type InboxItem } from '../../ports/store.ts';

/** The inbox, synchronously: callers of methods that write hold the transaction. Instants in milliseconds. */
export interface InboxTable {
  /** False when the id was known already. */
  readonly add: (id: string, item: string, now: number) => boolean;
  readonly unhandled: () => readonly InboxItem[];
  readonly handle: (id: string) => void;
  /** Hears and handles at once. Throws HeardBefore. */
  readonly pass: (id: string, now: number) => void;
  /** Forgets ids of what was handled and heard before `until`, some at a time; gives how many. */
  readonly forget: (until: number) => number;
}

/** So many ids are forgotten in one transaction, so that nobody waits for it. */
const AT_ONCE = 500;
const FORGET = `DELETE FROM inbox WHERE seq IN (
  SELECT seq FROM inbox WHERE item IS NULL AND heard < ? ORDER BY seq LIMIT ${AT_ONCE})`;

export function inboxTable(database: Database): InboxTable {
  const insert = database.prepare<[string, string | null, number]>(
    'INSERT INTO inbox (id, item, heard) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const select = database.prepare<[], string>('SELECT item FROM inbox WHERE item IS NOT NULL ORDER BY seq').pluck();
  const clear = database.prepare<[string]>('UPDATE inbox SET item = NULL WHERE id = ?');
  const remove = database.prepare<[number]>(FORGET);
  return {
    add: (id, item, now) => insert.run(id, item, now).changes > 0,
    unhandled: () => select.all().map((item) => JSON.parse(item) as InboxItem),
    handle: (id) => void clear.run(id),
    pass(id, now) {
      if (insert.run(id, null, now).changes === 0) throw new HeardBefore(`${id} was heard before`);
    },
    forget: (until) => remove.run(until).changes,
  };
}
