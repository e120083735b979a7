/** @needs Prometheus */
// A real Prometheus scrapes the real program, and its own linter reads the metrics.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { stringify } from 'yaml';

import { eventually } from '../doubles/eventually.ts';
import { bareRepositoryWith } from '../doubles/git-people.ts';
import { freePort } from '../doubles/loopback.ts';
import { type RunningProgram, startProgram } from './program.ts';

jest.setTimeout(120_000);

let folder: string;
let program: RunningProgram;
let operations: string;
let prometheus: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-prometheus-'));
  const group = {
    id: 'moths',
    name: 'Moths',
    rooms: [{ id: 'web:moths' }],
    members: [{ handle: 'mira' }],
    schedule: { start: '17:00', from: '2026-11-24', every: 'FREQ=WEEKLY' },
    forge: { kind: 'git', path: bareRepositoryWith({ 'README.md': 'Minutes\n' }) },
    format: { path: 'minutes-{date}.md', sections: [{ kind: 'topics', heading: 'Agenda' }] },
  };
  const config = join(folder, 'gavel.yaml');
  await writeFile(config, stringify({ web: { port: 0 }, operations: { port: 0 }, groups: [group] }));
  program = await startProgram({ config, folder });
  operations = /metrics are at (?<url>http\S+)/u.exec(program.log())?.groups?.['url'] ?? '';
});
afterAll(async () => {
  if (prometheus) {
    prometheus.kill();
    if (prometheus.exitCode === null) await once(prometheus, 'exit');
  }
  await program.stop();
  await rm(folder, { recursive: true });
});

test('promtool finds nothing wrong in the metrics', async () => {
  const metrics = await (await fetch(`${operations}metrics`)).text();
  const tool = spawn('promtool', ['check', 'metrics'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let told = '';
  for (const stream of [tool.stdout, tool.stderr]) stream.on('data', (part: Buffer) => (told += part.toString()));
  tool.stdin.end(metrics);
  await once(tool, 'close');
  // What Gavel does not name itself is prom-client's to name.
  expect(told.split('\n').filter((line) => line.startsWith('gavel_'))).toEqual([]);
  expect(tool.exitCode === 0 || told.includes('nodejs_')).toBe(true);
});

test('Prometheus scrapes them', async () => {
  const [file, port] = [join(folder, 'prometheus.yml'), await freePort()];
  const { host } = new URL(operations);
  const scrape = { job_name: 'gavel', scrape_interval: '1s', static_configs: [{ targets: [host] }] };
  await writeFile(file, stringify({ scrape_configs: [scrape] }));
  const address = `127.0.0.1:${port}`;
  prometheus = spawn(
    'prometheus',
    [`--config.file=${file}`, `--storage.tsdb.path=${join(folder, 'tsdb')}`, `--web.listen-address=${address}`],
    { stdio: 'ignore' },
  );
  const ask = async (query: string): Promise<string | undefined> => {
    const answer = await fetch(`http://${address}/api/v1/query?query=${encodeURIComponent(query)}`).catch(
      () => undefined,
    );
    if (answer?.status !== 200) return undefined;
    const { data } = (await answer.json()) as { data: { result: readonly { value: readonly [number, string] }[] } };
    return data.result[0]?.value[1];
  };
  expect(await eventually('the first scrape', () => ask('gavel_platform_connected{platform="web"}'))).toBe('1');
  expect(await ask('up{job="gavel"}')).toBe('1');
});
