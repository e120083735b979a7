// The real program on a disk that is full, and on one that refuses to write: what it said it has is there, once; what
// it refused was told, and is there once it is said again; and it goes on by itself.
import { spawnSync } from 'node:child_process';
import { closeSync, mkdirSync, openSync, rmSync, symlinkSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { eventually } from '../doubles/eventually.ts';
import { demonstration, startProgram, type Program, type Workspace } from './program.ts';

interface Disk {
  /** Lets nothing more be written. */
  fill(program: Program): void;
  empty(program: Program): void;
  remove(): void;
}

const run = (...[command = '', ...args]: readonly string[]): boolean => spawnSync(command, args).status === 0;

function limit({ pid }: Program, size: string): void {
  if (!run('prlimit', '--pid', String(pid), `--fsize=${size}`)) throw new Error('prlimit does not work here');
}

/** No file may grow: SQLite is told of an input/output error. */
const limited = (): Disk => ({
  fill: (running) => limit(running, '1:unlimited'),
  empty: (running) => limit(running, 'unlimited:unlimited'),
  remove: () => undefined,
});

/** A disk of a few megabytes, in memory; undefined where this machine lets us have none. */
function small(folder: string): Disk | undefined {
  mkdirSync(folder, { recursive: true });
  if (!run('mount', '-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', folder)) return undefined;
  const filler = join(folder, 'filler');
  return {
    fill() {
      const file = openSync(filler, 'w');
      try {
        for (const size of [65_536, 1]) while (writes(file, size));
      } finally {
        closeSync(file);
      }
    },
    empty: () => rmSync(filler),
    remove: () => void run('umount', '-l', folder),
  };
}

function writes(file: number, size: number): boolean {
  try {
    return writeSync(file, Buffer.alloc(size)) > 0;
  } catch (error) {
    if (String(error).includes('ENOSPC')) return false;
    throw error;
  }
}

let space: Workspace;
let disk: Disk | undefined;
let program: Program | undefined;
beforeEach(async () => {
  space = await demonstration('2026-03-03T17:00:00Z');
});
afterEach(async () => {
  await program?.kill();
  disk?.remove();
  [program, disk] = [undefined, undefined];
  await space.remove();
});

/** Says something under a key, and gives the HTTP status and the words of a refusal. */
async function say(key: string, text: string): Promise<{ status: number; error?: string }> {
  const answer = await fetch(`${program?.url}api/rooms/${encodeURIComponent(space.room)}/messages`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: 'mira', key: `key-${key}`, text }),
  });
  return { status: answer.status, ...((await answer.json()) as { error?: string }) };
}

const recorded = (): string[] => {
  const database = new Database(join(space.folder, 'data', 'gavel.sqlite'), { readonly: true });
  try {
    const texts = database.prepare<[], string>('SELECT event FROM event ORDER BY number, version').pluck().all();
    return texts.flatMap((text) => {
      const { entry }: { entry?: { text?: string } } = JSON.parse(text);
      return entry?.text === undefined ? [] : [entry.text];
    });
  } finally {
    database.close();
  }
};
const waiting = (): number => {
  const database = new Database(join(space.folder, 'data', 'gavel.sqlite'), { readonly: true });
  try {
    const count = `SELECT (SELECT count(*) FROM inbox WHERE item IS NOT NULL) +
      (SELECT count(*) FROM outbox WHERE state = 'unsent')`;
    return database.prepare<[], number>(count).pluck().get() ?? 0;
  } finally {
    database.close();
  }
};

/** Says so many lines, one after the other; gives the numbers of those that were refused. */
async function sayAll(numbers: readonly number[]): Promise<number[]> {
  const refused: number[] = [];
  for (const number of numbers) {
    const { status, error } = await say(String(number).padStart(8, '0'), `#info line ${number}`);
    if (status === 201) continue;
    expect({ status, error }).toEqual({ status: 503, error: expect.stringContaining('Gavel could not') });
    refused.push(number);
  }
  return refused;
}

const DISKS = [
  ['that refuses to write', () => limited()],
  ['that is full', () => small(join(space.folder, 'data'))],
  // The web room, which has a file of its own, takes what is said: it waits for Gavel.
  ['that is full for Gavel and not for the web room', () => smallForGavel(space.folder)],
] as const;

function smallForGavel(folder: string): Disk | undefined {
  const mounted = small(join(folder, 'small'));
  mkdirSync(join(folder, 'data'));
  symlinkSync(join(folder, 'small', 'gavel.sqlite'), join(folder, 'data', 'gavel.sqlite'));
  return mounted;
}

test.each(DISKS)('on a disk %s', async (_name, open) => {
  disk = open();
  if (!disk) {
    process.stderr.write('SKIPPED: this machine lets nobody mount a tmpfs\n');
    return;
  }
  const running = await startProgram(space);
  program = running;
  expect((await say('start---', '/meeting start')).status).toBe(201);
  const numbers = Array.from({ length: 40 }, (_, i) => i);
  expect(await sayAll(numbers.slice(0, 10))).toEqual([]);

  disk.fill(running);
  const refused = await sayAll(numbers.slice(10));
  expect(refused.length).toBeGreaterThan(10);
  // Long enough for whatever tries again and again to fill a log.
  for (let second = 1; second <= 5; second += 1) {
    await space.setClock(`2026-03-03T17:00:0${second}Z`);
    await sleep(500);
  }
  expect((await fetch(running.url)).status).toBe(200);
  expect(running.log()).toMatch(/(?:disk is full\. Make room on it|the disk fails|its data folder has room)/u);
  expect(running.log().split('\n').length).toBeLessThan(20);

  disk.empty(running);
  expect(await sayAll(refused)).toEqual([]);
  await space.setClock('2026-03-03T17:01:00Z');
  await eventually('everything is sent', async () => (waiting() === 0 ? true : undefined));
  expect(await running.stop()).toBe(0);
  const lines = recorded().filter((text) => text.startsWith('line '));
  expect(lines.toSorted()).toEqual(numbers.map((number) => `line ${number}`).toSorted());
  // What was taken stands in the order in which it was said.
  const taken = numbers.filter((number) => !refused.includes(number)).map((number) => `line ${number}`);
  expect(lines.filter((line) => taken.includes(line))).toEqual(taken);
});
