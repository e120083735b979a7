import { Kysely, PostgresDialect, sql } from 'kysely';

import { StartupError } from '../../ports/startup-error.ts';
import { OLDEST_VERSION } from './check.ts';
import { databaseName, migratingPool } from './connection.ts';
import { migratePostgres } from './migrations.ts';
import { postgresErrorText } from './postgres-error.ts';
import type { GavelTables } from './tables.ts';

/** Brings the database up to date. @throws StartupError with what to do */
export async function prepareDatabase(url: string): Promise<void> {
  const name = databaseName(url);
  const db = new Kysely<GavelTables>({ dialect: new PostgresDialect({ pool: migratingPool(url) }) });
  try {
    const { rows } = await sql<{ version: number; readable: string }>`
      SELECT current_setting('server_version_num')::integer AS version, current_setting('server_version') AS readable
    `.execute(db);
    if ((rows[0]?.version ?? 0) < OLDEST_VERSION)
      throw new Error(`it's PostgreSQL ${rows[0]?.readable}. Gavel needs version 15 or newer`);
    if ((await migratePostgres(db)) === 'written by a newer Gavel')
      throw new Error('a newer Gavel wrote it. Run that version, or restore the backup from before the update');
  } catch (error) {
    throw new StartupError(`Can't open the database ${name}: ${postgresErrorText(error)}.`, { cause: error });
  } finally {
    await db.destroy();
  }
}
