// What `gavel status` says of the real program; settings from the environment alone.
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, expect, test } from '@jest/globals';

import { StatusSchema, type GavelStatus } from '../../src/operations/status.ts';
import { eventually } from '../doubles/eventually.ts';
import { bareRepositoryWith, temporaryFolder } from '../doubles/git-people.ts';
import { type RunningProgram, startProgram } from './program.ts';
import { runGavel } from './run-gavel.ts';
import { deliverAct, typedMessage } from './web-typist.ts';

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.stop();
  program = undefined;
});

/** A group that is in the environment alone. */
async function begin(more: Readonly<Record<string, string>> = {}) {
  const folder = temporaryFolder();
  const repository = bareRepositoryWith({ 'README.md': 'Minutes\n' });
  const settings = {
    GAVEL_WEB_PORT: '0',
    GAVEL_GROUPS_0_ID: 'moths',
    GAVEL_GROUPS_MOTHS_NAME: 'Moths',
    GAVEL_GROUPS_MOTHS_ROOMS: "[{ id: 'web:moths' }]",
    GAVEL_GROUPS_MOTHS_MEMBERS_0_HANDLE: 'mira',
    GAVEL_GROUPS_MOTHS_SCHEDULE: "{ start: '17:00', from: 2026-11-24, every: FREQ=WEEKLY }",
    GAVEL_GROUPS_MOTHS_FORGE_KIND: 'git',
    GAVEL_GROUPS_MOTHS_FORGE_PATH: repository,
    GAVEL_GROUPS_MOTHS_FORMAT_PATH: 'minutes-{date}.md',
    GAVEL_GROUPS_MOTHS_FORMAT_SECTIONS: '[{ kind: topics }]',
    ...more,
  };
  const clock = join(folder, 'clock');
  await writeFile(clock, '2026-11-24T17:00:00Z');
  program = await startProgram({ folder, clock, secrets: settings });
  return { program, data: join(folder, 'data'), repository, settings };
}

async function statusOf(data: string): Promise<GavelStatus> {
  const { out, err } = await runGavel(['status', '--data', data, '--json']);
  return StatusSchema.parse(JSON.parse(out || JSON.stringify({ err })));
}

test('a running Gavel says what it does, and one that is killed is not there', async () => {
  const { program: running, data } = await begin();
  await deliverAct(running.url, 'web:moths', typedMessage('mira', '/meeting start'));
  await deliverAct(running.url, 'web:moths', typedMessage('mira', '/note the owl is back'));
  const status = await eventually('the meeting runs', async () => {
    const told = await statusOf(data);
    return told.groups[0]?.running ? told : undefined;
  });
  expect(status).toMatchObject({
    ready: true,
    process: running.pid,
    listening: { rooms: ['web:moths'], web: running.url },
    checks: [
      { what: 'store', ok: true },
      { what: 'forge of moths', ok: true },
      { what: 'web', ok: true },
    ],
    platforms: [{ id: 'web', connected: true }],
    groups: [{ id: 'moths', name: 'Moths', running: { meeting: 'moths/1' } }],
  });
  expect(status.platforms[0]?.lastHeard).toBeDefined();
  const { code, out } = await runGavel(['status', '--data', data]);
  expect(code).toBe(0);
  expect(out).toMatch(/^Gavel \S+ is running and ready: process \d+, for /u);
  expect(out).toContain('\nGroups\n  moths: moths/1 is ');
  expect(out).not.toMatch(/owl|mira/u);
  await running.kill();
  program = undefined;
  const none = await runGavel(['status', '--data', data]);
  expect([none.code, none.out]).toEqual([3, '']);
  expect(none.err).toContain('No Gavel answers. Is it running?');
});

test('one that is not ready says why, on the server for operators too', async () => {
  const { data, repository, program: running, settings } = await begin({ GAVEL_OPERATIONS_PORT: '0' });
  await rename(repository, `${repository}.away`);
  const { code, out } = await runGavel(['status', '--data', data]);
  expect(code).toBe(1);
  expect(out).toContain('is running but not ready');
  expect(out).toMatch(/fail {2}forge of moths: /u);
  const port = /metrics are at http:\/\/[\d.]+:(?<port>\d+)/u.exec(running.log())?.groups?.['port'] ?? '';
  const elsewhere = { ...process.env, ...settings, GAVEL_DATA: temporaryFolder(), GAVEL_OPERATIONS_PORT: port };
  const asked = await runGavel(['status'], elsewhere);
  expect([asked.code, asked.out]).toEqual([1, expect.stringContaining('is running but not ready')]);
});
