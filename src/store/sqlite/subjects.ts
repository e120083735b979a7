import type { Database } from 'better-sqlite3';

import type { MessageId, RoomId } from '../../ports/chat.ts';
import type { MessageSubject } from '../../ports/store.ts';

/** The subjects of the messages in the rooms, synchronously: callers of `remember` hold the transaction. */
export interface SubjectTable {
  readonly remember: (room: RoomId, message: MessageId, subject: MessageSubject) => void;
  readonly find: (room: RoomId, message: MessageId) => MessageSubject | undefined;
}

export function subjectTable(database: Database): SubjectTable {
  const insert = database.prepare<[string, string, string, string]>(
    'INSERT OR REPLACE INTO subject VALUES (?, ?, ?, ?)',
  );
  const select = database.prepare<[string, string], MessageSubject>(
    'SELECT stream, about FROM subject WHERE room = ? AND message = ?',
  );
  return {
    remember: (room, message, { stream, about }) => void insert.run(room, message, stream, about),
    find: (room, message) => select.get(room, message),
  };
}
