// The secretary does whatever jobs it is handed handlers for.
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../test/doubles/meeting-world.ts';
import { memoryStore } from '../store/memory/memory.ts';
import type { JobHandler } from './job-handler.ts';

const job = (id: string) => ({ id, group: 'moths', kind: 'count-moths', at: '2026-03-03T16:55:00.000Z', data: {} });

let world: MeetingWorld;
let done: string[];
let failures: string[];
/** Thrown instead of doing it. */
let fault: Error | undefined;

const countMoths: JobHandler = {
  lane: 'chat',
  async run({ id }, session) {
    if (fault) throw fault;
    done.push(id);
    await session.finish(id);
  },
  async failed({ id, attempts }, error) {
    failures.push(`${id} ${attempts}: ${error instanceof Error ? error.message : ''}`);
  },
  atStart: ({ binding }) => [job(`${binding.group.id}/count/start`)],
  forgeChanged: (_session, cause) => [job(`moths/count/${cause}`)],
};

beforeEach(async () => {
  done = [];
  failures = [];
  fault = undefined;
  world = await meetingWorld({ durable: memoryStore(), deps: { jobHandlers: { 'count-moths': countMoths } } });
});
afterEach(() => world.stop());

test('what a group needs at a start is done, and once', async () => {
  expect(done).toEqual(['moths/count/start']);
  await world.gavel.idle();
  expect(done).toEqual(['moths/count/start']);
});

test('what follows from a change in the forge is done, once for each change', async () => {
  for (const cause of ['a', 'b', 'a']) {
    await world.gavel.checkForge('moths', cause);
    await world.gavel.idle();
  }
  expect(done.slice(1)).toEqual(['moths/count/a', 'moths/count/b']);
});

test('a handler that fails hears of it, and the job is tried again until it works', async () => {
  fault = new Error('too dark');
  await world.gavel.checkForge('moths', 'night');
  await world.gavel.idle();
  expect(failures).toEqual(['moths/count/night 0: too dark']);
  fault = undefined;
  world.clock.set('2026-03-03T17:30:00.000Z');
  await world.gavel.idle();
  expect(done.slice(1)).toEqual(['moths/count/night']);
});
