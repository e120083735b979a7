/** @needs GitHub-description */
// The real program, killed while it proposes on GitHub.
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';

import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import { eventually } from '../doubles/eventually.ts';
import { type FakeGitHub, startFakeGitHub } from '../doubles/github/github.ts';
import { type RunningProgram, startProgram } from '../program/program.ts';
import { deliverAct, postsText, typedMessage } from '../program/web-typist.ts';

let github: FakeGitHub;
let folder: string;
let program: RunningProgram | undefined;
beforeAll(async () => {
  github = await startFakeGitHub();
  process.env['LANTERN_APP_KEY'] = github.app.privateKey;
  folder = await mkdtemp(join(tmpdir(), 'gavel-github-'));
});
afterAll(async () => {
  await program?.kill();
  await github.close();
  await rm(folder, { recursive: true, force: true });
});

const ROOM = 'web:lantern';

test('killed again and again while it proposes, there is one branch, one commit and one pull request', async () => {
  const repository = await github.repository({ 'README.md': 'Lantern\n' });
  const config = join(folder, 'gavel.yaml');
  const clock = join(folder, 'clock');
  const example = parse(readFileSync('config/github.yaml', 'utf8'));
  const [group] = example.groups;
  const forge = { ...group.forge, repository, apiUrl: github.url, app: { ...group.forge.app, id: github.app.id } };
  await writeFile(config, stringify({ ...example, web: { port: 0 }, groups: [{ ...group, forge }] }));
  const space = { config, folder, clock };
  let second = 0;
  const tick = async (seconds: number): Promise<void> => {
    second += seconds;
    await writeFile(clock, addMilliseconds('2026-11-24T17:00:00.000Z', second * 1000));
  };
  const start = async (): Promise<RunningProgram> => {
    // What failed is tried again after a while.
    await tick(20);
    program = await startProgram(space);
    return program;
  };
  let { url } = await start();
  for (const text of ['/meeting start', '/note 2.4 is out', '/meeting end'])
    await deliverAct(url, ROOM, typedMessage('mira', text));
  for (const after of [30, 90, 150, 240]) {
    await pause(after);
    await program?.kill();
    ({ url } = await start());
  }
  const ask = github.as('mira');
  await eventually('the minutes are proposed', async () => {
    await tick(5);
    const room = await postsText(url, ROOM);
    return room.includes('Proposed as ') ? room : undefined;
  });
  const branches = await ask<{ name: string }[]>('GET', `/repos/${repository}/branches`);
  const pulls = await ask<{ title: string }[]>('GET', `/repos/${repository}/pulls?state=all`);
  const commits = await ask<{ commit: { message: string } }[]>(
    'GET',
    `/repos/${repository}/commits?sha=minutes-2026-11-24`,
  );
  expect(branches.map(({ name }) => name)).toEqual(['main', 'minutes-2026-11-24']);
  expect(pulls.map(({ title }) => title)).toEqual(['Minutes 2026-11-24']);
  expect(commits.filter(({ commit }) => commit.message === 'Minutes 2026-11-24')).toHaveLength(1);
  expect(github.problems).toEqual([]);
  expect(program?.log()).not.toMatch(/ghs_|PRIVATE KEY/u);
});
