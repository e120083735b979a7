/** @needs PostgreSQL */
import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { onlyTheLog, replayLog } from '../../src/replay/replay.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres.ts';
import { emptyDatabase, startPostgres, type PostgresCluster } from '../setup/postgres.ts';
import { readScenario, scenarioGroup, SCENARIOS } from './read-scenario.ts';

const silent = (): void => undefined;

let cluster: PostgresCluster;
let url: string;

beforeAll(async () => {
  cluster = await startPostgres();
  url = await cluster.createDatabase();
});
afterAll(() => cluster.stop());

test.each(SCENARIOS)('%s gives the same minutes on PostgreSQL, byte for byte', async (name) => {
  const { log, previous, expected } = readScenario(name);
  const venue = { ...onlyTheLog(silent), store: () => openPostgresStore({ url }) };
  const { minutes } = await replayLog(log, scenarioGroup, silent, previous, venue);
  expect(minutes).toBe(expected);
  await emptyDatabase(url);
});
