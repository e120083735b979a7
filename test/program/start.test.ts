// How the program starts, refuses to start, and stops: the real command line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { demonstration, startProgram, type Workspace } from './program.ts';

jest.setTimeout(60_000);

const ROOT = resolve(import.meta.dirname, '../..');

let space: Workspace;
beforeEach(async () => {
  space = await demonstration('2026-03-03T12:00:00Z');
});
afterEach(() => space.remove());

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line until it ends by itself. */
async function gavel(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  const child = spawn(process.execPath, ['bin/gavel.js', ...args], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.on('data', (part: Buffer) => (out += part.toString()));
  child.stderr.on('data', (part: Buffer) => (err += part.toString()));
  await once(child, 'close');
  return { code: child.exitCode, out, err };
}

const data = (): string => join(space.folder, 'data');
const start = (...more: readonly string[]): readonly string[] => ['start', '--data', data(), '--port', '0', ...more];

/** One sentence or two on one line, and no stack. */
const refused = (words: string): unknown => ({
  code: 1,
  out: '',
  err: expect.stringMatching(new RegExp(`^.*${words}.*\n$`, 'u')),
});

test('prints one address, and a stop ends it cleanly', async () => {
  const program = await startProgram(space);
  expect(program.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u);
  expect((await fetch(program.url)).status).toBe(200);
  expect(await program.stop('SIGINT')).toBe(0);
  expect(program.log()).toMatch(/Gavel stops: what was heard is written down\.\n$/u);
});

test('refuses a second start on the same data, and leaves the first one alone', async () => {
  const first = await startProgram(space);
  expect(await gavel(start())).toEqual(refused('another Gavel is at work on it: stop that one first'));
  expect((await fetch(first.url)).status).toBe(200);
  expect(await first.stop()).toBe(0);
});

test.each(['gavel.sqlite', 'web-room.sqlite'])('refuses what a newer Gavel wrote: %s', async (name) => {
  expect(await (await startProgram(space)).stop()).toBe(0);
  const database = new Database(join(data(), name));
  database.pragma('user_version = 999');
  database.close();
  expect(await gavel(start())).toEqual(refused('written by a newer Gavel.*run that version'));
});

test('says that the data folder cannot be written', async () => {
  await writeFile(data(), 'a file stands where the folder should');
  expect(await gavel(start())).toEqual(refused('The data folder .* cannot be used .*--data FOLDER'));
});

test('says that git is missing', async () => {
  const nowhere = { ...process.env, PATH: join(space.folder, 'nothing') };
  expect(await gavel(start(), nowhere)).toEqual(refused('git was not found: install git 2\\.38 or newer\\.'));
});

test('says that the configuration is not there', async () => {
  expect(await gavel(start('--config', join(space.folder, 'none.yaml')))).toEqual(
    refused('none\\.yaml: cannot be read'),
  );
});

test.each(['abc', '65536'])('takes no port %s', async (port) => {
  const ended = await gavel(start('--port', port));
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toContain('A port is a number from 0 to 65535.');
});

test('moves to the next port where one is taken, and says so', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const taken = typeof address === 'object' ? (address?.port ?? 0) : 0;
  try {
    const program = await startProgram(space, `http://127.0.0.1:${taken}/`);
    expect(Number(new URL(program.url).port)).toBeGreaterThan(taken);
    expect(program.log()).toContain(`Port ${taken} is taken: the web room is on the next free one.`);
    await program.stop();
  } finally {
    other.close();
  }
});

test.each([['help'], ['help', 'start']])('gavel %s tells what there is', async (...args) => {
  const { code, out, err } = await gavel(args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^Usage: gavel/u);
});

test('an unknown command is told, with the way to help', async () => {
  const { code, err } = await gavel(['strat']);
  expect(code).toBe(1);
  expect(err).toContain('gavel help tells what there is');
});
