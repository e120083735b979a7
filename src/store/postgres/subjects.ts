import type { Kysely } from 'kysely';

import type { MessageId, RoomId } from '../../ports/chat.ts';
import type { MessageSubject } from '../../ports/store.ts';
import type { SqlStatement } from './connection.ts';
import type { GavelTables } from './tables.ts';

/** The subjects of the messages in the rooms: a statement that writes, and what reads. */
export function subjectTable(db: Kysely<GavelTables>) {
  return {
    remember: (room: RoomId, message: MessageId, { stream, about }: MessageSubject): SqlStatement =>
      db
        .insertInto('subject')
        .values({ room, message, stream, about })
        .onConflict((known) => known.columns(['room', 'message']).doUpdateSet({ stream, about }))
        .compile(),
    find: (room: RoomId, message: MessageId): Promise<MessageSubject | undefined> =>
      db
        .selectFrom('subject')
        .select(['stream', 'about'])
        .where('room', '=', room)
        .where('message', '=', message)
        .executeTakeFirst(),
  };
}
