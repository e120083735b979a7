/** @needs-in-part PostgreSQL */
import { describe, expect, test } from '@jest/globals';

import { STORE_ADAPTERS } from './store-adapters.ts';

const byWord = (a: object, b: object): number => JSON.stringify(a).localeCompare(JSON.stringify(b));

describe.each(STORE_ADAPTERS)('the reactions of the %s store', (_name, open) => {
  const like = { room: 'web:lobby', message: 'm1', emoji: '👍', from: 'web:attic', by: 'web:ann' };
  const put = { ...like, removed: false };

  test('stand until they are taken back, each once', async () => {
    const { store } = await open();
    const others = [
      { ...like, by: 'web:bob' },
      { ...like, from: 'web:lobby' },
      { ...like, emoji: '👎' },
    ];
    await store.commit({ reactions: [put, put, ...others.map((one) => ({ ...one, removed: false }))] });
    await store.commit({ reactions: [{ ...put, message: 'm2' }] });
    expect((await store.reactions('web:lobby', 'm1')).toSorted(byWord)).toEqual([like, ...others].toSorted(byWord));
    await store.commit({ reactions: [{ ...like, removed: true }] });
    expect((await store.reactions('web:lobby', 'm1')).toSorted(byWord)).toEqual(others.toSorted(byWord));
    expect(await store.reactions('web:lobby', 'm3')).toEqual([]);
  });

  test('of one commit follow each other', async () => {
    const { store } = await open();
    await store.commit({ reactions: [put, { ...like, removed: true }] });
    expect(await store.reactions('web:lobby', 'm1')).toEqual([]);
    await store.commit({ reactions: [{ ...like, removed: true }, put] });
    expect(await store.reactions('web:lobby', 'm1')).toEqual([like]);
  });
});
