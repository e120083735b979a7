import type { Kysely } from 'kysely';

import type { MessageId, RoomId } from '../../ports/chat.ts';
import type { ReactionLog, StoredHand } from '../../ports/store.ts';
import type { SqlStatement } from './connection.ts';
import type { GavelTables } from './tables.ts';

/** The reactions: a statement that writes, and what reads. */
export function reactionTable(db: Kysely<GavelTables>) {
  return {
    change({ room, message, emoji, from: origin, by: person, removed }: ReactionLog): SqlStatement {
      if (!removed)
        return db
          .insertInto('reaction')
          .values({ room, message, emoji, origin, person })
          .onConflict((known) => known.doNothing())
          .compile();
      return db
        .deleteFrom('reaction')
        .where('room', '=', room)
        .where('message', '=', message)
        .where('emoji', '=', emoji)
        .where('origin', '=', origin)
        .where('person', '=', person)
        .compile();
    },
    find: (room: RoomId, message: MessageId): Promise<readonly StoredHand[]> =>
      db
        .selectFrom('reaction')
        .select(['room', 'message', 'emoji', 'origin as from', 'person as by'])
        .where('room', '=', room)
        .where('message', '=', message)
        .execute(),
  };
}
