import { sql, type Kysely } from 'kysely';

import type { AdapterRecord } from '../../ports/adapter-memory.ts';
import type { PreparedChanges } from '../serialize-records.ts';
import type { SqlStatement } from './connection.ts';
import type { GavelTables } from './tables.ts';

/** The adapters' memory: statements that write, and what reads. */
export function adapterRecordTable(db: Kysely<GavelTables>) {
  return {
    write: (adapter: string, { remove, put }: PreparedChanges): readonly SqlStatement[] => [
      ...remove.map(({ kind, key }) =>
        db
          .deleteFrom('adapter_memory')
          .where('adapter', '=', adapter)
          .where('kind', '=', kind)
          .where('key', '=', key)
          .compile(),
      ),
      ...put.map(({ kind, key, value, at }) =>
        db
          .insertInto('adapter_memory')
          .values({ adapter, kind, key, value, at })
          .onConflict((known) => known.columns(['adapter', 'kind', 'key']).doUpdateSet({ value, at }))
          .compile(),
      ),
    ],
    /** Forgets records from before an instant (milliseconds since 1970). */
    forgetOlder: (adapter: string, kind: string, before: number): SqlStatement =>
      db
        .deleteFrom('adapter_memory')
        .where('adapter', '=', adapter)
        .where('kind', '=', kind)
        .where('at', '<', before)
        .compile(),
    async read(adapter: string, kind: string, key: string): Promise<unknown> {
      const found = await db
        .selectFrom('adapter_memory')
        .select('value')
        .where('adapter', '=', adapter)
        .where('kind', '=', kind)
        .where('key', '=', key)
        .executeTakeFirst();
      return found && JSON.parse(found.value);
    },
    async list(adapter: string, kind: string, prefix: string): Promise<readonly AdapterRecord[]> {
      const rows = await db
        .selectFrom('adapter_memory')
        .select(['key', 'value', 'at'])
        .where('adapter', '=', adapter)
        .where('kind', '=', kind)
        .where('key', '>=', prefix)
        .where(sql<boolean>`starts_with(key, ${prefix})`)
        .orderBy('key')
        .execute();
      return rows.map(({ key, value, at }) => ({
        key,
        value: JSON.parse(value) as unknown,
        at: new Date(at).toISOString(),
      }));
    },
  };
}
