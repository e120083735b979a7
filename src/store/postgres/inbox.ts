import { sql, type Kysely } from 'kysely';

import type { InboxItem } from '../../ports/store.ts';
import type { SqlStatement } from './connection.ts';
import type { GavelTables } from './tables.ts';

/** So many ids are forgotten in one transaction, so that nobody waits for it. */
const AT_ONCE = 500;

/** The inbox: statements that write, and what reads. Instants in milliseconds. */
export function inboxTable(db: Kysely<GavelTables>) {
  const insert = (id: string, item: string | null, heard: number) => db.insertInto('inbox').values({ id, item, heard });
  return {
    /** Writes no row if the id is known already. */
    add: (id: string, item: string, now: number): SqlStatement =>
      insert(id, item, now)
        .onConflict((known) => known.column('id').doNothing())
        .compile(),
    /** Hears and handles at once; the caller has seen that the ids aren't known. */
    pass: (ids: readonly string[], now: number): SqlStatement =>
      sql`INSERT INTO gavel.inbox (id, heard) SELECT id, ${now} FROM unnest(${ids}::text[]) AS id`.compile(db),
    handle: (ids: readonly string[]): SqlStatement =>
      db
        .updateTable('inbox')
        .set({ item: null })
        .where('id', '=', sql<string>`ANY(${ids}::text[])`)
        .compile(),
    /** Forgets ids of what was handled and heard before `until`, some at a time. */
    forget: (until: number): SqlStatement =>
      sql`DELETE FROM gavel.inbox WHERE seq IN (
        SELECT seq FROM gavel.inbox WHERE item IS NULL AND heard < ${until} LIMIT ${sql.lit(AT_ONCE)})`.compile(db),
    /** Which of these ids are known. */
    known: (ids: readonly string[]): SqlStatement =>
      sql`SELECT id FROM gavel.inbox WHERE id = ANY(${ids}::text[])`.compile(db),
    async unhandled(): Promise<readonly InboxItem[]> {
      const rows = await db.selectFrom('inbox').select('item').where('item', 'is not', null).orderBy('seq').execute();
      return rows.map(({ item }) => JSON.parse(item ?? 'null') as InboxItem);
    },
  };
}
