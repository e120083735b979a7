import { sql, type Kysely } from 'kysely';

import type { DueJob } from '../../ports/jobs.ts';
import { asDueJob } from '../job-row.ts';
import type { PreparedJob } from '../serialize-commit.ts';
import type { SqlStatement } from './connection.ts';
import type { GavelTables } from './tables.ts';

/** The jobs: statements that write, and what reads. Instants in milliseconds. */
export function jobTable(db: Kysely<GavelTables>) {
  return {
    add(jobs: readonly PreparedJob[]): SqlStatement {
      const column = <Key extends keyof PreparedJob>(key: Key): PreparedJob[Key][] => jobs.map((job) => job[key]);
      return sql`INSERT INTO gavel.job (id, job_group, kind, at, data)
        SELECT id, job_group, kind, at, data
        FROM unnest(${column('id')}::text[], ${column('group')}::text[], ${column('kind')}::text[],
          ${column('at')}::bigint[], ${column('data')}::text[]) WITH ORDINALITY
          AS added (id, job_group, kind, at, data, place)
        ORDER BY place ON CONFLICT (id) DO NOTHING`.compile(db);
    },
    finish: (ids: readonly string[]): SqlStatement =>
      db
        .updateTable('job')
        .set({ finished: true })
        .where('id', '=', sql<string>`ANY(${ids}::text[])`)
        .compile(),
    retry: (id: string, why: string, at: number): SqlStatement =>
      db
        .updateTable('job')
        // No text of PostgreSQL's holds a NUL.
        .set((row) => ({ attempts: row('attempts', '+', 1), why: why.replaceAll('\0', ''), at }))
        .where('id', '=', id)
        .where('finished', '=', false)
        .compile(),
    async due(now: number, limit: number): Promise<readonly DueJob[]> {
      const rows = await db
        .selectFrom('job')
        .select(['id', 'job_group', 'kind', 'at', 'data', 'attempts'])
        .where('finished', '=', false)
        .where('at', '<=', now)
        .orderBy('at')
        .orderBy('seq')
        .limit(limit)
        .execute();
      return rows.map(asDueJob);
    },
    async nextAt(after: number): Promise<number | undefined> {
      const found = await db
        .selectFrom('job')
        .select('at')
        .where('finished', '=', false)
        .where('at', '>', after)
        .orderBy('at')
        .limit(1)
        .executeTakeFirst();
      return found?.at;
    },
  };
}
