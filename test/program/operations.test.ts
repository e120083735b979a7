// What operators watch, on the real program: health, readiness and metrics.
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, expect, jest, test } from '@jest/globals';
import { stringify } from 'yaml';

import { eventually } from '../doubles/eventually.ts';
import { bareRepositoryWith, temporaryFolder } from '../doubles/git-people.ts';
import { type RunningProgram, startProgram } from './program.ts';
import { deliverAct, typedMessage } from './web-typist.ts';

jest.setTimeout(60_000);

let program: RunningProgram | undefined;
afterEach(async () => {
  await program?.stop();
  program = undefined;
});

async function begin(): Promise<{ readonly url: string; readonly operations: string; readonly repository: string }> {
  const folder = temporaryFolder();
  const [config, clock] = [join(folder, 'gavel.yaml'), join(folder, 'clock')];
  const repository = bareRepositoryWith({ 'README.md': 'Minutes\n' });
  const group = {
    id: 'moths',
    name: 'Moths',
    rooms: [{ id: 'web:moths' }],
    members: [{ handle: 'mira' }],
    schedule: { start: '17:00', from: '2026-11-24', every: 'FREQ=WEEKLY' },
    forge: { kind: 'git', path: repository },
    format: {
      path: 'minutes-{date}.md',
      sections: [{ kind: 'topics', heading: 'Agenda', topics: [{ title: 'Traps' }] }],
    },
  };
  await writeFile(config, stringify({ web: { port: 0 }, operations: { port: 0 }, groups: [group] }));
  await writeFile(clock, '2026-11-24T17:00:00Z');
  const started = await startProgram({ config, folder, clock });
  program = started;
  const operations = /metrics are at (?<url>http\S+)/u.exec(started.log())?.groups?.['url'] ?? '';
  return { url: started.url, operations, repository };
}

test('a meeting shows in the metrics, with no word of what was said', async () => {
  const { url, operations } = await begin();
  for (const text of ['/meeting start', '/note the owl is back'])
    await deliverAct(url, 'web:moths', typedMessage('mira', text));
  const metrics = await eventually('the note is recorded', async () => {
    const told = await (await fetch(`${operations}metrics`)).text();
    return told.includes('gavel_events_total{feature="entry"} 1') ? told : undefined;
  });
  expect(metrics).toContain('gavel_heard_total{platform="web",kind="message"} 2');
  expect(metrics).not.toMatch(/\b(?:owl|mira)\b/u);
});

test('readiness says what is not there: a repository that is gone', async () => {
  const { operations, repository } = await begin();
  expect((await fetch(`${operations}healthz`)).status).toBe(200);
  await rename(repository, `${repository}.away`);
  const told = await fetch(`${operations}readyz`);
  const report = (await told.json()) as { checks: { what: string; ok: boolean }[] };
  expect(told.status).toBe(503);
  expect(report.checks.filter(({ ok }) => !ok).map(({ what }) => what)).toEqual(['forge of moths']);
});
