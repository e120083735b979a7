/** @needs PostgreSQL */
// A running meeting moves to PostgreSQL and back.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';

import { groupOf, readConfig } from '../../src/config/config.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { eventually } from '../doubles/eventually.ts';
import { startPostgres, type PostgresCluster } from '../setup/postgres.ts';
import { programFolder, startProgram, type ProgramFolder, type RunningProgram } from './program.ts';
import { runGavel } from './run-gavel.ts';
import { actOf, deliverAct } from './web-typist.ts';

const LOG = join(import.meta.dirname, 'short-meeting.log');

let cluster: PostgresCluster;
let space: ProgramFolder;
let program: RunningProgram | undefined;

beforeAll(async () => {
  cluster = await startPostgres();
});
afterAll(() => cluster.stop());
afterEach(async () => {
  await program?.kill();
  await space.remove();
});

test('the minutes of a meeting that moved there and back are the same', async () => {
  const lines = readLog(await readFile(LOG, 'utf8'));
  const folder = await programFolder('config/demo.yaml', lines[0]?.at ?? '');
  const { config = '' } = folder;
  space = folder;
  const secrets = { DATABASE_URL: await cluster.createDatabase() };
  const source: object = parse(await readFile(config, 'utf8'));
  const postgres = join(folder.folder, 'postgres.yaml');
  const data = join(folder.folder, 'data');
  await writeFile(postgres, stringify({ ...source, data, store: { postgres: '${DATABASE_URL}' } }));
  const onPostgres: ProgramFolder = { ...folder, config: postgres, secrets };

  async function move(to: 'postgres' | 'sqlite', then: ProgramFolder): Promise<void> {
    expect(await program?.stop()).toBe(0);
    const { code, out, err } = await runGavel(['move', '--to', to, '--config', postgres], {
      ...process.env,
      ...secrets,
    });
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^Moved: \d+ events, \d+ rows in all, checked by their SHA-256\.$/mu);
    program = await startProgram(then);
  }

  program = await startProgram(folder);
  for (const [i, line] of lines.entries()) {
    if (i === Math.floor(lines.length / 3)) await move('postgres', onPostgres);
    if (i === Math.floor((2 * lines.length) / 3)) await move('sqlite', folder);
    await folder.setClock(line.at);
    await deliverAct(program.url, folder.room, await actOf(line, program.url, folder.room, 'jonas'));
  }
  const minutes = await eventually('the proposed minutes', () =>
    folder.show('minutes-2026-03-03', 'meetings/lantern-minutes-2026-03-03.md'),
  );
  const [group] = (await readConfig('config/demo.yaml', {})).groups;
  if (!group) throw new Error('The demonstration has no group');
  expect(minutes).toBe((await replayLog(lines, groupOf(group), () => undefined)).minutes);
});
