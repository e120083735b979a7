/** @needs-in-part PostgreSQL */
import { describe, expect, test } from '@jest/globals';

import type { Job } from '../../src/ports/jobs.ts';
import { AT, STORE_ADAPTERS } from './store-adapters.ts';

const EARLIER = '2026-11-24T16:00:00.000Z';
const LATER = '2026-11-24T17:05:00.000Z';
const job = (id: string, at = AT): Job => ({ id, group: 'demo', kind: 'wake', at, data: { stream: 'demo/1' } });

describe.each(STORE_ADAPTERS)('the jobs of the %s store', (_name, open) => {
  test('are due from their time on, oldest first, and in the order of adding where they have one time', async () => {
    const { store, jobs } = await open();
    await store.commit({ jobs: [job('later', LATER), job('b'), job('a'), job('earlier', EARLIER)] });
    expect(await jobs.due(AT, 100)).toEqual(
      [job('earlier', EARLIER), job('b'), job('a')].map((due) => ({ ...due, attempts: 0 })),
    );
    expect(await jobs.due(AT, 2)).toMatchObject([{ id: 'earlier' }, { id: 'b' }]);
    expect(await jobs.due('2026-11-24T15:59:59.999Z', 100)).toEqual([]);
  });

  test('compare instants, not their spelling', async () => {
    const { store, jobs } = await open();
    await store.commit({ jobs: [job('j1', '2026-11-24T17:00:00Z')] });
    expect(await jobs.due('2026-11-24T17:00:00.000Z', 1)).toMatchObject([{ id: 'j1', at: AT }]);
  });

  test('are refused, with everything in their commit, where their time is none', async () => {
    const { store, jobs } = await open();
    await expect(store.commit({ jobs: [job('j1'), job('j2', 'soon')] })).rejects.toThrow(
      '"soon" isn\'t an ISO 8601 time',
    );
    expect(await jobs.nextAt(EARLIER)).toBeUndefined();
  });

  test('tell when the next after an instant is due', async () => {
    const { store, jobs } = await open();
    expect(await jobs.nextAt(EARLIER)).toBeUndefined();
    await store.commit({ jobs: [job('j1', LATER), job('j2')] });
    expect(await jobs.nextAt(EARLIER)).toBe(AT);
    expect(await jobs.nextAt(AT)).toBe(LATER);
    expect(await jobs.nextAt(LATER)).toBeUndefined();
    await jobs.finish('j2');
    expect(await jobs.nextAt(EARLIER)).toBe(LATER);
  });

  test('are known again by their id, finished or not', async () => {
    const { store, jobs } = await open();
    await store.commit({ jobs: [job('j1'), job('j1', EARLIER)] });
    await store.commit({ jobs: [job('j1', EARLIER)] });
    expect(await jobs.due(LATER, 100)).toEqual([{ ...job('j1'), attempts: 0 }]);
    await jobs.finish('j1');
    await store.commit({ jobs: [job('j1')] });
    expect(await jobs.due(LATER, 100)).toEqual([]);
  });

  test('are tried again not before the time given, with their failures counted', async () => {
    const { store, jobs } = await open();
    await store.commit({ jobs: [job('j1')] });
    await jobs.retry('j1', 'the forge did not answer', LATER);
    expect(await jobs.due(AT, 100)).toEqual([]);
    expect(await jobs.due(LATER, 100)).toEqual([{ ...job('j1', LATER), attempts: 1 }]);
    await jobs.retry('j1', 'again', LATER);
    expect(await jobs.due(LATER, 100)).toMatchObject([{ attempts: 2 }]);
  });

  test('are finished together with the facts that they led to', async () => {
    const { store, jobs } = await open();
    await store.commit({ jobs: [job('j1'), job('j2')] });
    const event = { type: 'lifecycle.begun', at: AT };
    await store.commit({ finished: ['j1'], appends: [{ stream: 'demo/1', expectedVersion: 0, events: [event] }] });
    expect(await jobs.due(AT, 100)).toMatchObject([{ id: 'j2' }]);
    const stale = store.commit({
      finished: ['j2'],
      appends: [{ stream: 'demo/1', expectedVersion: 0, events: [event] }],
    });
    await expect(stale).rejects.toThrow('demo/1 has 1 events, not 0');
    expect(await jobs.due(AT, 100)).toMatchObject([{ id: 'j2' }]);
  });

  test('do not come back when something is said of them after they were finished', async () => {
    const { store, jobs } = await open();
    await store.commit({ jobs: [job('j1')] });
    await jobs.finish('j1');
    await jobs.finish('j1');
    await jobs.retry('j1', 'late', AT);
    expect(await jobs.due(LATER, 100)).toEqual([]);
  });

  test('ignore an id that was never added', async () => {
    const { store, jobs } = await open();
    await jobs.finish('j1');
    await jobs.retry('j1', 'unknown', AT);
    await store.commit({ finished: ['j1'] });
    await store.commit({ jobs: [job('j1')] });
    expect(await jobs.due(AT, 100)).toEqual([{ ...job('j1'), attempts: 0 }]);
  });
});
