import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { memoryChat, type MemoryChat } from '../chat/memory/memory.ts';
import { systemClock } from '../clock/system.ts';
import { TryLater, UndeliverableMessage, type Chat, type OutgoingPost } from '../ports/chat.ts';
import type { DueJob } from '../ports/jobs.ts';
import { StoreUnavailable, VersionConflict, type Store } from '../ports/store.ts';
import { memoryStore } from '../store/memory/memory.ts';
import { measuredChat } from './measured-chat.ts';
import { measuredJobs } from './measured-jobs.ts';
import { measuredStore } from './measured-store.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { operationsApp } from './operations-app.ts';
import { readiness } from './readiness.ts';
import type { MetricSources } from './standing-metrics.ts';

const ROOM = 'web:lobby';
const AT = '2026-11-24T17:05:00.000Z';
const ANN = { platform: 'web', id: 'ann', name: 'Ann' };
const post = (id: string): OutgoingPost => ({
  kind: 'post',
  id,
  room: ROOM,
  message: { lines: [{ kind: 'text', pieces: ['Hello'] }] },
});

let metrics: Metrics;
let standing: MetricSources;
beforeEach(() => {
  standing = { connected: () => new Map(), backlog: async () => [], dueJobs: async () => 0 };
  metrics = createMetrics('1.2.3', {
    connected: () => standing.connected(),
    backlog: () => standing.backlog(),
    dueJobs: () => standing.dueJobs(),
  });
});

/** The lines of one metric. */
const lines = async (name: string): Promise<string[]> =>
  (await metrics.registry.getSingleMetricAsString(name))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

describe('a chat that is measured', () => {
  let inner: MemoryChat;
  let chat: Chat;
  beforeEach(() => {
    inner = memoryChat('web');
    chat = measuredChat(inner, metrics);
  });
  afterEach(() => chat.stop());

  test('counts what is heard by its kind, and when', async () => {
    await chat.start(async () => undefined);
    await inner.say({ room: ROOM, by: ANN, at: AT, text: 'hello' });
    await inner.say({ room: ROOM, by: ANN, at: AT, text: 'hello again' });
    expect(await lines('gavel_heard_total')).toEqual(['gavel_heard_total{platform="web",kind="message"} 2']);
    expect(await lines('gavel_acknowledgement_seconds')).toContain(
      'gavel_acknowledgement_seconds_count{platform="web"} 2',
    );
    const [, at = ''] = (await lines('gavel_last_heard_timestamp_seconds')).join('').split(' ');
    expect(Math.abs(Number(at) - Date.now() / 1000)).toBeLessThan(600);
  });

  test('counts what is sent by how it ended, and passes on what was thrown', async () => {
    await chat.start(async () => undefined);
    await chat.send(post('p1'));
    for (const error of [new TryLater('slow down', 1000), new UndeliverableMessage('gone'), new Error('reset')]) {
      const failing = measuredChat({ ...inner, send: () => Promise.reject(error) }, metrics);
      await expect(failing.send(post('p2'))).rejects.toBe(error);
    }
    expect(await lines('gavel_sent_total')).toEqual(
      ['sent', 'later', 'undeliverable', 'failed'].map(
        (outcome) => `gavel_sent_total{platform="web",kind="post",outcome="${outcome}"} 1`,
      ),
    );
  });

  test('says whether it is connected only if the chat does', () => {
    expect(chat).not.toHaveProperty('isConnected');
    expect(measuredChat({ ...inner, isConnected: () => false }, metrics).isConnected?.()).toBe(false);
  });
});

test('a store that is measured counts events by feature, what was decided, and why a commit failed', async () => {
  const { store } = memoryStore();
  const measured = measuredStore(store, metrics);
  await measured.commit({
    appends: [
      {
        stream: 'g/1',
        expectedVersion: 0,
        events: [
          { type: 'entry.recorded', at: AT },
          { type: 'entry.boxed', at: AT },
        ],
      },
    ],
    heard: ['web:1'],
  });
  await expect(measured.commit({ appends: [{ stream: 'g/1', expectedVersion: 0, events: [] }] })).rejects.toThrow(
    VersionConflict,
  );
  const broken = measuredStore({ ...store, commit: () => Promise.reject(new StoreUnavailable('no disk')) }, metrics);
  await expect(broken.commit({})).rejects.toThrow(StoreUnavailable);
  expect(await lines('gavel_events_total')).toEqual(['gavel_events_total{feature="entry"} 2']);
  expect(await lines('gavel_handled_total')).toEqual(['gavel_handled_total 1']);
  expect(await lines('gavel_commit_failures_total')).toEqual([
    'gavel_commit_failures_total{why="conflict"} 1',
    'gavel_commit_failures_total{why="unavailable"} 1',
  ]);
  expect(await measured.read('g/1')).toHaveLength(2);
});

test('jobs that are measured are counted by kind and by how they ended', async () => {
  const error = new Error('the forge is away');
  const outcomes = [Promise.resolve(), Promise.reject(error)];
  for (const one of outcomes) one.catch(() => undefined);
  const { propose } = measuredJobs(
    { propose: { lane: 'forge', run: () => outcomes.shift() ?? Promise.resolve() } },
    metrics,
  );
  const job = {} as DueJob;
  const run = async (): Promise<void> => propose?.run(job, {} as never);
  await run();
  await expect(run()).rejects.toBe(error);
  expect(await lines('gavel_jobs_total')).toEqual([
    'gavel_jobs_total{kind="propose",outcome="done"} 1',
    'gavel_jobs_total{kind="propose",outcome="failed"} 1',
  ]);
});

test('what waits is looked up when it is asked for, and a room that has nothing left is gone', async () => {
  const { store } = memoryStore();
  standing = { connected: () => new Map([['slack', false]]), backlog: () => store.backlog(), dueJobs: async () => 3 };
  await store.commit({ outbox: [{ id: 'p1', room: ROOM, outgoing: post('p1') }] });
  expect(await lines('gavel_outbox_waiting')).toEqual([`gavel_outbox_waiting{room="${ROOM}"} 1`]);
  expect(await lines('gavel_outbox_oldest_seconds')).toHaveLength(1);
  expect(await lines('gavel_platform_connected')).toEqual(['gavel_platform_connected{platform="slack"} 0']);
  expect(await lines('gavel_jobs_due')).toEqual(['gavel_jobs_due 3']);
  await store.sent('p1', 'm1');
  expect(await lines('gavel_outbox_waiting')).toEqual([]);
  expect(await lines('gavel_build_info')).toEqual([`gavel_build_info{version="1.2.3",node="${process.version}"} 1`]);
});

/** What is there. */
const parts = () => ({
  store: memoryStore().store as Pick<Store, 'memory'>,
  chats: [memoryChat('web')] as readonly Chat[],
  forges: [{ group: 'moths', forge: { read: async () => undefined }, path: 'README.md' }],
  clock: systemClock(),
  keep: (words: string) => words.replaceAll('hunter2', '…'),
});

/** What the operator reads. */
let logged: string[] = [];
const log = { error: (what: string) => void logged.push(what) };
beforeEach(() => {
  logged = [];
});

const get = async (path: string, given = parts()): Promise<Response> =>
  operationsApp({
    version: '1.2.3',
    registry: metrics.registry,
    readiness: readiness(given),
    status: async () => {
      throw new Error('nobody asks');
    },
    log,
  }).request(path);

describe('over HTTP', () => {
  test('/healthz says that the process lives, and /metrics is for Prometheus', async () => {
    expect(await (await get('/healthz')).json()).toEqual({ status: 'ok', version: '1.2.3' });
    const told = await get('/metrics');
    expect(told.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/u);
    expect(await told.text()).toContain('nodejs_eventloop_lag_seconds');
  });

  test('/readyz is 200 if all is there', async () => {
    const told = await get('/readyz');
    expect([told.status, await told.json()]).toEqual([
      200,
      { ready: true, checks: ['store', 'forge of moths', 'web'].map((what) => ({ what, ok: true })) },
    ]);
  });

  test('/readyz is 503 and names what is not, without secrets', async () => {
    const down = {
      ...parts(),
      chats: [{ ...memoryChat('slack'), isConnected: () => false }],
      forges: [{ group: 'moths', forge: { read: () => Promise.reject(new Error('401 for hunter2')) }, path: 'x' }],
      store: {
        memory: () => ({ ...memoryStore().store.memory('x'), write: () => Promise.reject(new Error('disk full')) }),
      },
    };
    const told = await get('/readyz', down);
    expect([told.status, await told.json()]).toEqual([
      503,
      {
        ready: false,
        checks: [
          { what: 'store', ok: false, why: 'disk full' },
          { what: 'forge of moths', ok: false, why: '401 for …' },
          { what: 'slack', ok: false, why: 'not connected; the log says why' },
        ],
      },
    ]);
  });

  test('the store is written once, however many look at the same time', async () => {
    const { store } = memoryStore();
    let written = 0;
    const write = async (): Promise<void> => void (written += 1);
    const look = readiness({ ...parts(), store: { memory: (name) => ({ ...store.memory(name), write }) } });
    await Promise.all([look(), look(), look()]);
    expect(written).toBe(1);
  });

  test('metrics that cannot be read are told to the log, and to nobody else', async () => {
    standing = { ...standing, backlog: () => Promise.reject(new Error('disk failed')) };
    const answer = await get('/metrics');
    expect([answer.status, await answer.text()]).toEqual([500, 'Something went wrong. The log says why.\n']);
    expect(logged).toEqual(["Health and metrics can't be told"]);
  });

  test('a forge is asked once a minute at most, however often somebody looks', async () => {
    let asked = 0;
    const forge = { read: async () => void (asked += 1) };
    const look = readiness({ ...parts(), forges: [{ group: 'moths', forge, path: 'x' }] });
    await Promise.all([look(), look(), look()]);
    expect(asked).toBe(1);
  });
});
