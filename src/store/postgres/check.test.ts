/** @needs PostgreSQL */
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { askDatabase, startPostgres, type PostgresCluster } from '../../../test/setup/postgres.ts';
import { checkPostgres } from './check.ts';

let cluster: PostgresCluster;
beforeAll(async () => {
  cluster = await startPostgres();
});
afterAll(() => cluster.stop());

const states = async (url: string): Promise<string[]> =>
  (await checkPostgres(url)).map(({ what, state }) => `${what.replace(/^database \S+ on \S+?(?=: |$)/u, '')} ${state}`);

test('a database that is as it should be passes, and is left as it is', async () => {
  const url = await cluster.createDatabase();
  // A cluster for tests doesn't wait for the disk.
  expect(await states(url)).toEqual([' ok', ': rights ok', ': durability warn', ': connection ok', ': clock ok']);
  expect(await askDatabase(url, `SELECT 1 FROM pg_namespace WHERE nspname = 'gavel'`)).toEqual([]);
});

test('a user who may not make the schema, or change it, fails', async () => {
  const url = new URL(await cluster.createDatabase());
  await askDatabase(url.href, 'CREATE ROLE visitor LOGIN');
  url.username = 'visitor';
  expect(await states(url.href)).toContain(': rights fail');
  url.username = 'gavel';
  await askDatabase(url.href, 'CREATE SCHEMA gavel');
  url.username = 'visitor';
  expect((await checkPostgres(url.href))[1]).toMatchObject({ state: 'fail', mend: expect.stringContaining('own') });
  url.username = 'gavel';
  await askDatabase(url.href, 'ALTER SCHEMA gavel OWNER TO visitor');
  url.username = 'visitor';
  expect(await states(url.href)).toContain(': rights ok');
});

test('a database in another encoding fails', async () => {
  const url = new URL(await cluster.createDatabase());
  await askDatabase(url.href, `CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0`);
  url.pathname = '/latin';
  expect((await checkPostgres(url.href))[0]).toMatchObject({ state: 'fail', found: 'its encoding is LATIN1' });
});

test('one that can’t be reached fails in words, without the password', async () => {
  const found = await checkPostgres('postgres://gavel:moth-and-lamp@127.0.0.1:1/meetings');
  expect(found).toEqual([
    {
      what: 'database meetings on 127.0.0.1:1',
      state: 'fail',
      found: expect.stringContaining("can't be reached"),
      mend: expect.any(String),
    },
  ]);
});
