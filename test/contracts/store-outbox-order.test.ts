/** @needs-in-part PostgreSQL */
import { expect, test } from '@jest/globals';

import type { OutboxItem, Store } from '../../src/ports/store.ts';
import { STORE_ADAPTERS } from './store-adapters.ts';

const NOW = '2026-03-03T17:00:00.000Z';
const LATER = '2026-03-03T17:00:05.000Z';
const room = 'web:lobby';

const mark = (id: string): OutboxItem => ({
  id,
  room,
  outgoing: { kind: 'mark', id, room, target: 'm1', mark: '#1' },
});
const timesOf = async (store: Pick<Store, 'waiting'>): Promise<string[]> =>
  (await store.waiting()).map(({ notBefore }) => notBefore);
const post = (id: string): OutboxItem => ({ id, room, outgoing: { kind: 'post', id, room, message: { lines: [] } } });

test.each(STORE_ADAPTERS)(
  'in the outbox of the %s store messages pass the marks, whether these must wait or not',
  async (_, open) => {
    const { store } = await open();
    await store.commit({ outbox: [mark('k1'), mark('k2')] });
    await store.notSent('k1', 'rate limited', LATER);
    await store.commit({ outbox: [post('o1'), mark('k3'), post('o2')] });
    const ids = async (at: string): Promise<string[]> => (await store.unsent(room, at, 100)).map(({ id }) => id);
    expect(await ids(NOW)).toEqual(['o1', 'o2']);
    expect(await ids(LATER)).toEqual(['o1', 'o2', 'k1', 'k2', 'k3']);
  },
);

test.each(STORE_ADAPTERS)(
  'the outbox of the %s store tells each time for which a room waits, the earliest first',
  async (_, open) => {
    const { store } = await open();
    const beginning = '1970-01-01T00:00:00.000Z';
    await store.commit({ outbox: [post('o1'), post('o2'), mark('k1')] });
    expect(await timesOf(store)).toEqual([beginning]);
    await store.notSent('o1', 'rate limited', LATER);
    expect(await timesOf(store)).toEqual([beginning, LATER]);
    await store.notSent('k1', 'rate limited', NOW);
    await store.sent('o2', 'm2');
    expect(await timesOf(store)).toEqual([NOW, LATER]);
  },
);

/** A state of what one view shows. */
const state = (id: string): OutboxItem => ({ ...post(id), view: 'progress' });

test.each(STORE_ADAPTERS)(
  'in the outbox of the %s store a first post of a view that may have arrived is sent again, and edited then',
  async (_, open) => {
    const { store } = await open();
    const ids = async (): Promise<string[]> => (await store.unsent(room, LATER, 100)).map(({ id }) => id);
    await store.commit({ outbox: [state('v1')] });
    // Nobody has tried to send it yet.
    await store.commit({ outbox: [state('v2')] });
    expect(await ids()).toEqual(['v2']);
    await store.notSent('v2', 'the answer was lost', NOW);
    await store.commit({ outbox: [state('v3')] });
    await store.commit({ outbox: [state('v4')] });
    expect(await ids()).toEqual(['v2', 'v4']);
    await store.sent('v2', 'm1');
    await store.commit({ outbox: [state('v5')] });
    expect((await store.unsent(room, LATER, 100)).map(({ id, shown }) => [id, shown])).toEqual([['v5', 'm1']]);
  },
);
