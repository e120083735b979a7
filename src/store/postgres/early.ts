import { sql, type Kysely } from 'kysely';

import type { HeardEdit } from '../../ports/chat.ts';
import type { EarlyChange } from '../../ports/store.ts';
import { EARLY_EDIT_MS, EARLY_MS, MOST_EARLY, type PreparedChange } from '../serialize-commit.ts';
import type { SqlStatement } from './connection.ts';
import type { GavelTables } from './tables.ts';

/** Changes to messages that haven't come yet: statements that write, and what reads. Instants in milliseconds. */
export function earlyTable(db: Kysely<GavelTables>) {
  const forget = (now: number): SqlStatement =>
    sql`DELETE FROM gavel.early WHERE heard < ${now - EARLY_MS}
      OR (edit IS NOT NULL AND heard < ${now - EARLY_EDIT_MS})`.compile(db);
  // The latest counts, and gone is gone.
  const insert = ({ room, message, edit, at }: PreparedChange, now: number): SqlStatement =>
    sql`INSERT INTO gavel.early (room, message, edit, at, heard) VALUES (${room}, ${message}, ${edit ?? null}, ${at}, ${now})
      ON CONFLICT (room, message) DO UPDATE SET edit = excluded.edit, at = excluded.at, heard = excluded.heard
      WHERE early.edit IS NOT NULL AND (excluded.edit IS NULL OR excluded.at >= early.at)`.compile(db);
  const surplus = (): SqlStatement =>
    sql`DELETE FROM gavel.early WHERE seq IN (
      SELECT seq FROM gavel.early ORDER BY seq DESC OFFSET ${sql.lit(MOST_EARLY)})`.compile(db);
  return {
    forget,
    add: (changes: readonly PreparedChange[], now: number): readonly SqlStatement[] =>
      changes.length === 0 ? [] : [...changes.map((change) => insert(change, now)), forget(now), surplus()],
    came: (room: string, message: string): SqlStatement =>
      db.deleteFrom('early').where('room', '=', room).where('message', '=', message).compile(),
    async find(room: string, message: string): Promise<EarlyChange | undefined> {
      const found = await db
        .selectFrom('early')
        .select('edit')
        .where('room', '=', room)
        .where('message', '=', message)
        .executeTakeFirst();
      if (!found) return undefined;
      return found.edit === null ? 'gone' : (JSON.parse(found.edit) as HeardEdit);
    },
  };
}
