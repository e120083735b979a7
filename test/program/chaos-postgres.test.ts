/** @needs PostgreSQL */
// Three processes on one database are killed, stopped and cut off at random, and so is the database. What was
// acknowledged is there once. GAVEL_CHAOS_SEED repeats a run.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

import { afterEach, expect, test } from '@jest/globals';

import { openPostgresStore } from '../../src/store/postgres/postgres.ts';
import { eventually } from '../doubles/eventually.ts';
import { askDatabase, startPostgres, type PostgresCluster } from '../setup/postgres.ts';

const NODE = join(import.meta.dirname, '../doubles/chaos-node.ts');
const SEED = Number(process.env['GAVEL_CHAOS_SEED'] ?? 1);
const NODES = 3;
const FAULTS = 12;
/** Shorter than in use, for a shorter test. */
const LASTS_MS = 2000;
const IN_FLIGHT = 5;
/** Slack's is 3 s. */
const AGAIN_MS = 3000;

/** Numbers from 0 to 1, the same for a seed: mulberry32. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Node {
  readonly child: ChildProcess;
  leads: boolean;
}

let cluster: PostgresCluster | undefined;
let nodes: Node[] = [];
let over = false;
/** What was acknowledged to the platform. */
const taken = new Set<string>();

afterEach(async () => {
  over = true;
  for (const { child } of nodes) child.kill('SIGKILL');
  await cluster?.stop();
});

const leader = (): ChildProcess | undefined => nodes.find(({ leads }) => leads)?.child;

/** Starts a process in a place, again when it ends: a process manager. */
function keepRunning(place: number, url: string): void {
  const args = ['--disable-warning=ExperimentalWarning', NODE, url, String(LASTS_MS)];
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const node: Node = { child, leads: false };
  nodes[place] = node;
  child.stdin?.on('error', () => undefined);
  createInterface({ input: child.stdout ?? process.stdin }).on('line', (line) => {
    if (line === 'leads') node.leads = true;
    else if (line.startsWith('took ')) taken.add(line.slice(5));
  });
  child.once('exit', () => {
    node.leads = false;
    if (!over) keepRunning(place, url);
  });
}

/** Sends what has no acknowledgement for a while to the one that leads. @param waiting when each was sent last */
function sendDue(waiting: Map<string, number>): void {
  const leaders = nodes.filter(({ leads }) => leads);
  if (leaders.length === 0) return;
  const now = performance.now();
  const due = [...waiting].filter(([, since]) => now - since >= AGAIN_MS);
  for (const [id] of due) {
    waiting.set(id, now);
    for (const { child } of leaders) child.stdin?.write(`${id}\n`);
  }
}

/** A platform: it sends some lines at once, and each again until it's acknowledged. */
async function deliver(count: () => number): Promise<number> {
  let next = 0;
  const waiting = new Map<string, number>();
  while (next < count() || waiting.size > 0) {
    for (const id of waiting.keys()) if (taken.has(id)) waiting.delete(id);
    while (waiting.size < IN_FLIGHT && next < count()) waiting.set(`line-${(next += 1)}`, -AGAIN_MS);
    sendDue(waiting);
    // One round after the other, as a platform does.
    // oxlint-disable-next-line no-await-in-loop
    await sleep(20);
  }
  return next;
}

type Fault = (url: string) => Promise<void>;

const pick = <T>(of: readonly T[], chance: number): T | undefined => of[Math.floor(chance * of.length)];

test(`three Gavels and their database, killed and stopped at random (seed ${SEED}): nothing is lost, nothing is twice`, async () => {
  const chance = random(SEED);
  const started = await startPostgres();
  cluster = started;
  const url = await started.createDatabase();
  const anyNode = (): ChildProcess | undefined => pick(nodes, chance())?.child;
  const faults: readonly Fault[] = [
    async () => void anyNode()?.kill('SIGKILL'),
    async () => void leader()?.kill('SIGKILL'),
    async () => {
      const hung = leader();
      hung?.kill('SIGSTOP');
      await sleep(2 * LASTS_MS);
      hung?.kill('SIGCONT');
    },
    // The network breaks for everybody at once.
    async () =>
      void (await askDatabase(
        url,
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`,
      )),
    async () => {
      await started.kill();
      await sleep(chance() * LASTS_MS);
      await started.restart();
    },
  ];
  for (let place = 0; place < NODES; place += 1) keepRunning(place, url);
  let done = false;
  let wanted = 20;
  const delivered = deliver(() => (done ? wanted : Math.max(wanted, taken.size + IN_FLIGHT)));
  await eventually('somebody leads', async () => taken.size > 0 || undefined);
  for (let i = 0; i < FAULTS; i += 1) {
    const before = taken.size;
    await pick(faults, chance())?.(url);
    await eventually('it goes on', async () => taken.size > before + IN_FLIGHT || undefined);
    await sleep(chance() * 500);
  }
  wanted = taken.size + IN_FLIGHT;
  done = true;
  const count = await delivered;
  over = true;
  for (const { child } of nodes) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  const { store } = await openPostgresStore({ url });
  const ids = (await store.read('chaos/1')).map((event) => Reflect.get(event, 'id') as string);
  const marks = await store.unsent('web:chaos', '2026-11-24T17:00:00.000Z', 100_000);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toHaveLength(count);
  expect(ids.toSorted()).toEqual([...taken].toSorted());
  expect(marks).toHaveLength(ids.length);
  await store.close();
});
