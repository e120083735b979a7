import { setTimeout as delay } from 'node:timers/promises';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { MatrixError, type ISyncResponse } from 'matrix-js-sdk';

import { SILENT_LOG } from '../../ports/operator-log.ts';
import { memoryStore } from '../../store/memory/memory.ts';
import { connectHomeserver, type Homeserver } from './homeserver.ts';
import { matrixMemory, type MatrixMemory } from './memory.ts';
import { startSync, type MatrixSync, type SyncOptions } from './sync.ts';

const MINUTE_MS = 60_000;

let memory: MatrixMemory;
let running: MatrixSync | undefined;
let ended: string[];
/** Up to which events all was taken. */
let read: string[];
beforeEach(() => {
  // What waits for the homeserver is not faked.
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
  memory = matrixMemory(memoryStore().store.memory('matrix'));
  ended = [];
  read = [];
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  jest.useRealTimers();
});

const tokenNow = async (): Promise<string | undefined> => (await memory.heard('gavel'))?.token;

const message = (id: string) => ({
  type: 'm.room.message',
  event_id: id,
  sender: '@tux:example.org',
  content: { msgtype: 'm.text', body: id },
});

/** An answer of a homeserver: what was said in its rooms. */
function answer(token: string, rooms: Readonly<Record<string, readonly string[]>> = {}): ISyncResponse {
  const join = Object.fromEntries(
    Object.entries(rooms).map(([room, ids]) => [room, { timeline: { events: ids.map(message) } }]),
  );
  return JSON.parse(JSON.stringify({ next_batch: token, rooms: { join } }));
}

/** Listens at a homeserver that gives these answers, one after another, and then none. */
async function listen(
  answers: readonly (() => Promise<ISyncResponse>)[],
  take: SyncOptions['take'] = async () => undefined,
): Promise<void> {
  const left = [...answers];
  const server: Homeserver = {
    // Nothing else is asked of it.
    ...connectHomeserver('http://127.0.0.1:1', 'none'),
    sync: (_since, _filter, _timeout, signal) =>
      left.shift()?.() ??
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(new Error('stopped')));
      }),
  };
  running = startSync({
    server,
    memory,
    enter: async () => ({ account: 'gavel', self: '@gavel:example.org' }),
    taken: (_, { event_id: id }) => void read.push(id),
    between: async () => undefined,
    received: async () => undefined,
    keySteps: () => 0,
    isOurs: async () => true,
    take,
    invited: async () => undefined,
    left: () => undefined,
    log: SILENT_LOG,
    fatal: (why) => void ended.push(why),
  });
  await running.start();
}

test('a homeserver that says nothing at all for five minutes ends the process, with a word', async () => {
  await listen([async () => answer('t1')]);
  await jest.advanceTimersByTimeAsync(4 * MINUTE_MS);
  expect(ended).toEqual([]);
  await jest.advanceTimersByTimeAsync(2 * MINUTE_MS);
  expect(ended[0]).toBe('Matrix sent nothing for five minutes, not even an empty answer');
});

test('a message at which hearing stands still ends the process, too', async () => {
  const stuck = Promise.withResolvers<void>();
  await listen([async () => answer('t1'), async () => answer('t2', { '!r': ['$1'] })], () => stuck.promise);
  await jest.advanceTimersByTimeAsync(6 * MINUTE_MS);
  expect(ended).not.toEqual([]);
  stuck.resolve();
});

test('to wait as long as the homeserver asks for is not to stand still', async () => {
  const limited = { errcode: 'M_LIMIT_EXCEEDED', error: 'Too many requests', retry_after_ms: 10 * MINUTE_MS };
  await listen([
    async () => answer('t1'),
    async () => {
      throw new MatrixError(limited, 429);
    },
  ]);
  await jest.advanceTimersByTimeAsync(14 * MINUTE_MS);
  expect(ended).toEqual([]);
  await jest.advanceTimersByTimeAsync(2 * MINUTE_MS);
  expect(ended).not.toEqual([]);
});

test('where one room fails, the others are at their end before all is asked for again, and nothing is taken twice', async () => {
  const order: string[] = [];
  const rooms = { '!fails': ['$1', '$2'], '!slow': ['$3', '$4'] };
  const same = async (): Promise<ISyncResponse> => {
    order.push('asked');
    return answer('t2', rooms);
  };
  const failed = new Set<string>();
  await listen([async () => answer('t1'), same, same], async (_, { event_id: id }) => {
    if (id === '$2' && !failed.has(id)) {
      failed.add(id);
      throw new Error('The disk is full');
    }
    // Longer than it takes to ask again.
    if (id === '$3') await delay(1500);
    order.push(id);
  });
  while ((await tokenNow()) !== 't2') await delay(10);
  expect(order).toEqual(['asked', '$1', '$3', '$4', 'asked', '$2']);
  // A room that failed is not read before it was taken whole.
  expect([read[0], ...read.slice(1).toSorted()]).toEqual(['$4', '$2', '$4']);
});

test('the token moves on only when all that came with it was taken, in every room', async () => {
  const [one, other] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const rooms = { '!one': ['$1'], '!other': ['$2'] };
  await listen([async () => answer('t1'), async () => answer('t2', rooms)], (room) =>
    room === '!one' ? one.promise : other.promise,
  );
  expect(await tokenNow()).toBe('t1');
  one.resolve();
  while (!read.includes('$1')) await delay(10);
  expect(await tokenNow()).toBe('t1');
  other.resolve();
  while ((await tokenNow()) !== 't2') await delay(10);
  expect(read).toEqual(['$1', '$2']);
});
