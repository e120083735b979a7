import type { Database } from 'better-sqlite3';

import type { MessageId, RoomId } from '../../ports/chat.ts';
import type { ReactionLog, StoredHand } from '../../ports/store.ts';

/** The reactions, synchronously: callers of `change` hold the transaction. */
export interface ReactionTable {
  readonly change: (reacting: ReactionLog) => void;
  readonly find: (room: RoomId, message: MessageId) => readonly StoredHand[];
}

export function reactionTable(database: Database): ReactionTable {
  const insert = database.prepare<[string, string, string, string, string]>(
    'INSERT OR IGNORE INTO reaction VALUES (?, ?, ?, ?, ?)',
  );
  const remove = database.prepare<[string, string, string, string, string]>(
    'DELETE FROM reaction WHERE room = ? AND message = ? AND emoji = ? AND origin = ? AND person = ?',
  );
  const select = database.prepare<[string, string], StoredHand>(
    'SELECT room, message, emoji, origin AS "from", person AS "by" FROM reaction WHERE room = ? AND message = ?',
  );
  return {
    change({ room, message, emoji, from, by, removed }) {
      (removed ? remove : insert).run(room, message, emoji, from, by);
    },
    find: (room, message) => select.all(room, message),
  };
}
