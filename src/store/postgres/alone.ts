import { hostname } from 'node:os';

import { Kysely, PostgresDialect } from 'kysely';
import type { Client } from 'pg';

import { SILENT_LOG } from '../../ports/operator-log.ts';
import { StartupError } from '../../ports/startup-error.ts';
import { askTogether, databaseName, migratingPool, openConnection } from './connection.ts';
import { COMMIT, fenceStatement } from './fence.ts';
import { takeLeadership } from './leadership.ts';
import { GAVEL_SCHEMA } from './migrations.ts';
import { postgresErrorText } from './postgres-error.ts';
import { prepareDatabase } from './prepare-database.ts';
import type { GavelTables } from './tables.ts';

/** As long as it likes. */
const NO_LIMIT = 0;

/**
 * Does something in one transaction on a database that no Gavel is using, brought up to date. What it throws takes
 * everything back.
 * @throws StartupError if a Gavel is using it
 */
export async function withPostgresAlone<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  await prepareDatabase(url);
  const whole = new Kysely<GavelTables>({ dialect: new PostgresDialect({ pool: migratingPool(url) }) });
  const db = whole.withSchema(GAVEL_SCHEMA);
  let client: Client | undefined;
  try {
    const owner = `${hostname()}, process ${process.pid} (gavel move)`;
    const leadership = await takeLeadership({ url, db, owner, log: SILENT_LOG, lost: () => undefined, waits: false });
    try {
      client = await openConnection(url, NO_LIMIT);
      const begin = { sql: 'BEGIN ISOLATION LEVEL REPEATABLE READ', parameters: [] };
      const [, fence] = await askTogether(client, [begin, fenceStatement(db, leadership.fence.name)]);
      if (fence?.rows[0]?.token !== leadership.fence.token) throw new StartupError('A Gavel was started meanwhile.');
      const result = await work(client);
      await askTogether(client, [COMMIT]);
      return result;
    } finally {
      // What wasn't committed is taken back.
      await client?.end();
      await leadership.release();
    }
  } catch (error) {
    if (error instanceof StartupError) throw error;
    throw new StartupError(`${databaseName(url)}: ${postgresErrorText(error)}. Nothing was moved.`, { cause: error });
  } finally {
    await whole.destroy();
  }
}
