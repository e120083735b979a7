/** @needs PostgreSQL */
// The real program on PostgreSQL: killed in mid-meeting, started again, and kept from starting beside another one.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';

import { groupOf, readConfig } from '../../src/config/config.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { eventually } from '../doubles/eventually.ts';
import { startPostgres, type PostgresCluster } from '../setup/postgres.ts';
import { programFolder, startProgram, type ProgramFolder, type RunningProgram } from './program.ts';
import { runGavel, spawnGavel, type GavelProcess } from './run-gavel.ts';
import { actOf, deliverAct } from './web-typist.ts';

const LOG = join(import.meta.dirname, 'short-meeting.log');
const BRANCH = 'minutes-2026-03-03';
const PATH = 'meetings/lantern-minutes-2026-03-03.md';

let cluster: PostgresCluster;
let space: ProgramFolder;
let program: RunningProgram | undefined;

beforeAll(async () => {
  cluster = await startPostgres();
});
afterAll(() => cluster.stop());
afterEach(async () => {
  await program?.kill();
  program = undefined;
  await space.remove();
});

/** Writes the configuration of a group with a fresh database. */
async function prepare(at: string): Promise<void> {
  const folder = await programFolder('config/demo.yaml', at);
  const { config = '' } = folder;
  const source: object = parse(await readFile(config, 'utf8'));
  await writeFile(config, stringify({ ...source, store: { postgres: '${DATABASE_URL}' } }));
  space = { ...folder, secrets: { DATABASE_URL: await cluster.createDatabase() } };
}

async function begin(at: string): Promise<void> {
  await prepare(at);
  program = await startProgram(space);
}

/** Types the short meeting, and does something before some of its lines. */
async function playMeeting(before: (line: number) => Promise<void>): Promise<string> {
  const lines = readLog(await readFile(LOG, 'utf8'));
  await begin(lines[0]?.at ?? '');
  for (const [i, line] of lines.entries()) {
    await before(i);
    await space.setClock(line.at);
    const url = program?.url ?? '';
    const act = await actOf(line, url, space.room, 'jonas').catch((error: unknown) => {
      throw new Error(`The program doesn't answer. It logged: ${program?.log()}`, { cause: error });
    });
    // The page sends again what was not taken.
    await eventually('the line is taken', () =>
      deliverAct(url, space.room, act).then(
        () => true,
        () => undefined,
      ),
    );
  }
  return eventually('the proposed minutes', () => space.show(BRANCH, PATH));
}

async function calmMinutes(): Promise<string> {
  const [group] = (await readConfig('config/demo.yaml', {})).groups;
  if (!group) throw new Error('The demonstration has no group');
  return (await replayLog(readLog(await readFile(LOG, 'utf8')), groupOf(group), () => undefined)).minutes;
}

test('killed in mid-meeting, and with its database killed, the minutes are the same', async () => {
  const minutes = await playMeeting(async (line) => {
    if (line % 4 === 2) {
      await program?.kill();
      program = await startProgram(space, program?.url);
    }
    if (line % 4 === 3) {
      await cluster.kill();
      await cluster.restart();
    }
  });
  expect(minutes).toBe(await calmMinutes());
  expect(program?.log()).not.toContain('mistake');
});

/** A second Gavel, on the same database, whose health is served. */
async function beside(): Promise<GavelProcess> {
  const { config = '', clock = '', secrets, folder } = space;
  const source: object = parse(await readFile(config, 'utf8'));
  const other = join(folder, 'other.yaml');
  await writeFile(other, stringify({ ...source, operations: { port: 0 } }));
  const args = ['start', '--config', other, '--data', join(folder, 'other'), '--clock-file', clock];
  const second = spawnGavel(args, { ...process.env, ...secrets });
  await eventually('it says that it stands by', async () => second.err().includes('Standing by') || undefined);
  return second;
}

test('a second Gavel on the database stands by, and takes over when the first is killed', async () => {
  await begin('2026-03-03T17:00:00.000Z');
  const second = await beside();
  const { url = '' } = /Health and readiness are at (?<url>\S+)/u.exec(second.err())?.groups ?? {};
  expect((await fetch(`${url}healthz`)).status).toBe(200);
  const ready = await fetch(`${url}readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, expect.objectContaining({ ready: false })]);
  expect(second.out()).toBe('');
  await program?.kill();
  await second.prints(/open http/u);
  const operations = /Health and metrics are at (?<url>\S+)/u.exec(second.err())?.groups?.['url'] ?? '';
  const metrics = await (await fetch(`${operations}metrics`)).text();
  expect(metrics).toContain('gavel_lease_held{lease="gavel"} 1');
  expect(metrics).toContain('gavel_lease_token{lease="gavel"} 2');
  second.kill('SIGTERM');
  expect(await second.ended).toMatchObject({ code: 0 });
});

test('a Gavel that hangs is replaced, and ends when it comes back, without having written', async () => {
  await begin('2026-03-03T17:00:00.000Z');
  const second = await beside();
  const hangs = program?.pid ?? 0;
  process.kill(hangs, 'SIGSTOP');
  await second.prints(/open http/u);
  process.kill(hangs, 'SIGCONT');
  await eventually('it has ended', async () => program?.log().includes('another Gavel has taken over') || undefined);
  expect(await program?.stop()).toBe(1);
  second.kill('SIGTERM');
  expect(await second.ended).toMatchObject({ code: 0 });
});

test('meetings in an SQLite file are not left aside', async () => {
  await prepare('2026-03-03T17:00:00.000Z');
  await mkdir(join(space.folder, 'data'));
  await writeFile(join(space.folder, 'data', 'gavel.sqlite'), '');
  const args = ['start', '--config', space.config ?? '', '--data', join(space.folder, 'data')];
  const { code, err } = await runGavel(args, { ...process.env, ...space.secrets });
  expect(err).toMatch(/meetings are in PostgreSQL, but there are some in .*gavel\.sqlite/u);
  expect(code).not.toBe(0);
});

test.each([
  ['backup', 'FILE', /Back them up with pg_dump/u],
  ['restore', 'FILE', /pg_restore/u],
  ['export', 'lantern', /pg_dump has all groups/u],
  ['import-log', 'FILE', /import there, and move them back/u],
  ['forget', '@mira', /forget there, and move them back/u],
])('gavel %s, which only knows SQLite, says so', async (command, argument, words) => {
  await prepare('2026-03-03T17:00:00.000Z');
  const { code, err } = await runGavel([command, argument, '--config', space.config ?? ''], {
    ...process.env,
    ...space.secrets,
  });
  expect(err).toMatch(words);
  expect(err).toContain('are in PostgreSQL');
  expect(code).not.toBe(0);
});
