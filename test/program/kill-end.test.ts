// The real program is killed (SIGKILL) again and again while it proposes and merges minutes: they are proposed once,
// merged once and told once, whichever step each kill came between.
import { cp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { array, integer, record, sample, tuple } from 'fast-check';

import { gitIn } from '../../src/forge/git/run.ts';
import { eventually, untilOrGone } from '../doubles/eventually.ts';
import { demoFolder, type RunningProgram, startProgram, type ProgramFolder } from './program.ts';
import { deliverAct, readPosts, type RoomAct, sendAct, typedMessage } from './web-typist.ts';

const BRANCH = 'minutes-2026-03-03';
const PATH = 'meetings/lantern-minutes-2026-03-03.md';

/** Milliseconds after something was said: a kill somewhere in all that goes on by itself. */
const early = integer({ min: 0, max: 120 });
/** Milliseconds after a branch has moved: a kill before or after this is written down. */
const late = integer({ min: 0, max: 20 });
const moments = tuple(array(early, { maxLength: 1 }), late);
// The seed makes each run try the same moments.
const ROUNDS = sample(record({ end: moments, merge: moments }), { seed: 20_260_303, numRuns: 4 });

let space: ProgramFolder;
let program: RunningProgram;
const saved = (): string => join(space.folder, 'saved');
const data = (): string => join(space.folder, 'data');

beforeAll(async () => {
  space = await demoFolder('2026-03-03T16:40:00Z');
  program = await startProgram(space);
  await told('Roll call');
  // One after the other, as people type.
  for (const act of [
    typedMessage('mira', '/meeting start'),
    typedMessage('mira', '/present'),
    typedMessage('mira', '/topic Releases'),
    typedMessage('kenji', '/action @kenji test the drivers by 2026-03-10'),
  ]) {
    // oxlint-disable-next-line no-await-in-loop
    await deliverAct(program.url, space.room, act);
  }
  await told('"marks":["#');
  await program.stop();
  await cp(data(), saved(), { recursive: true });
});
afterEach(() => program.kill());
afterAll(() => space.remove());

const room = async (): Promise<readonly string[]> =>
  (await readPosts(program.url, space.room, 'mira')).map((post) => JSON.stringify(post));
const told = (words: string): Promise<string> =>
  eventually(words, async () => (await room()).find((post) => post.includes(words)));
const git = async (...args: readonly string[]): Promise<string> => (await gitIn(space.repository)(args)).out.trim();

async function head(branch: string): Promise<string> {
  const file = join(space.repository, '.git/refs/heads', branch);
  return (await readFile(file, 'utf8').catch(() => '')).trim();
}

async function again(): Promise<void> {
  await program.kill();
  program = await startProgram(space);
}

/** Says something, kills the program soon after and once a branch has moved, and says it again as the page does. */
async function sayKilling(act: RoomAct, branch: string, [soon, later]: readonly [number[], number]): Promise<void> {
  const before = await head(branch);
  for (const ms of soon) {
    // One after the other: it is one program.
    /* oxlint-disable no-await-in-loop */
    void sendAct(program.url, space.room, act);
    await pause(ms);
    await again();
    /* oxlint-enable no-await-in-loop */
  }
  void sendAct(program.url, space.room, act);
  // Looking all the time: between the branch and what is written down of it lie milliseconds.
  await untilOrGone(async () => (await head(branch)) !== before, 1000);
  await pause(later);
  await again();
  await deliverAct(program.url, space.room, act);
}

test.each(ROUNDS)('killed while minutes are proposed and merged: %j', async ({ end, merge }) => {
  await rm(data(), { recursive: true });
  await cp(saved(), data(), { recursive: true });
  program = await startProgram(space);
  const before = await git('rev-parse', 'main');

  await sayKilling(typedMessage('mira', '/meeting end'), BRANCH, end);
  await told('0 of 2 approvals');
  await deliverAct(program.url, space.room, typedMessage('kenji', '/meeting approve'));
  await told('1 of 2 approvals');
  await sayKilling(typedMessage('mira', '/meeting approve'), 'main', merge);
  await told('and merged.');

  expect(await space.show('main', PATH)).toContain('- [ ] @kenji – test the drivers (by 2026-03-10)');
  const index = (await space.show('main', 'meetings/README.md')) ?? '';
  expect(index.match(/lantern-minutes-2026-03-03\.md/gu)).toHaveLength(1);
  expect(await git('rev-list', '--merges', '--count', `${before}..main`)).toBe('1');
  expect(await git('rev-list', '--no-merges', '--count', `${before}..main`)).toBe('1');
  expect(await git('fsck', '--strict', '--no-dangling')).toBe('');
  const all = await room();
  const times = (words: string): number => all.filter((post) => post.includes(words)).length;
  expect({
    progress: times('Minutes written'),
    ended: times('The meeting has ended'),
    approvals: times(' approved the minutes'),
    merged: times("they're merged"),
  }).toEqual({ progress: 1, ended: 1, approvals: 2, merged: 1 });
  expect(await program.stop()).toBe(0);
});
