import type { Database } from 'better-sqlite3';

import { HeardBefore, type InboxItem } from '../../ports/store.ts';

/** What was heard, synchronously: whoever calls what writes holds the transaction. */
export interface Inbox {
  /** False when the id was known already. */
  readonly add: (id: string, item: string) => boolean;
  readonly unhandled: () => readonly InboxItem[];
  readonly handle: (id: string) => void;
  /** Hears and handles at once. Throws HeardBefore. */
  readonly pass: (id: string) => void;
}

export function inbox(database: Database): Inbox {
  const insert = database.prepare<[string, string | null]>(
    'INSERT INTO inbox (id, item) VALUES (?, ?) ON CONFLICT (id) DO NOTHING',
  );
  const select = database.prepare<[], string>('SELECT item FROM inbox WHERE item IS NOT NULL ORDER BY seq').pluck();
  const forget = database.prepare<[string]>('UPDATE inbox SET item = NULL WHERE id = ?');
  return {
    add: (id, item) => insert.run(id, item).changes > 0,
    unhandled: () => select.all().map((item) => JSON.parse(item) as InboxItem),
    handle: (id) => void forget.run(id),
    pass(id) {
      if (insert.run(id, null).changes === 0) throw new HeardBefore(`${id} was heard before`);
    },
  };
}
