/** @needs PostgreSQL */
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { cuttableDatabase } from '../../../test/doubles/cut-connections.ts';
import { startPostgres, type PostgresCluster } from '../../../test/setup/postgres.ts';
import { databaseName, readingPool } from './connection.ts';
import { isConnectionLost } from './postgres-error.ts';

let cluster: PostgresCluster;
beforeAll(async () => {
  cluster = await startPostgres();
});
afterAll(() => cluster.stop());

test('a connection that breaks during a read is told to its reader, and ends nothing else', async () => {
  const way = await cuttableDatabase(await cluster.createDatabase());
  const pool = readingPool(way.url);
  const client = await pool.connect();
  const reading = client.query('SELECT pg_sleep(600)').then(
    () => undefined,
    (error: unknown) => error,
  );
  await way.stop();
  expect(isConnectionLost(await reading)).toBe(true);
  await new Promise(setImmediate);
  client.release();
  await pool.end();
});

test.each([
  ['postgres://gavel:moth@db.example.org/meetings', 'meetings on db.example.org'],
  ['postgres://gavel:moth@db.example.org:5433/meet%20ings?sslmode=require', 'meet ings on db.example.org:5433'],
  ['postgres:///meetings?host=/run/postgresql', 'meetings on this machine'],
])('names %s without its password', (url, name) => {
  expect(databaseName(url)).toBe(name);
});
