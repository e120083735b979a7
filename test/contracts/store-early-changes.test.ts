/** @needs-in-part PostgreSQL */
import { describe, expect, test } from '@jest/globals';

import type { HeardDeletion, HeardEdit } from '../../src/ports/chat.ts';
import { AT, STORE_ADAPTERS } from './store-adapters.ts';

const base = { room: 'web:lobby', message: 'm1', by: { platform: 'web', id: 'ann', name: 'Ann' }, at: AT };
const edit = (text: string, at = AT): HeardEdit => ({ kind: 'edit', id: `web:${text}`, ...base, at, text });
const deletion: HeardDeletion = { kind: 'deletion', id: 'web:gone', ...base };
const came = [{ room: base.room, message: base.message }];

describe.each(STORE_ADAPTERS)('what comes early in the %s store', (_name, open) => {
  test('is known until its message comes', async () => {
    const { store } = await open();
    expect(await store.early(base.room, 'm1')).toBeUndefined();
    await store.commit({ early: [edit('two')] });
    expect(await store.early(base.room, 'm1')).toEqual(edit('two'));
    expect(await store.early('web:attic', 'm1')).toBeUndefined();
    await store.commit({ came });
    expect(await store.early(base.room, 'm1')).toBeUndefined();
    await store.commit({ early: [edit('three')], came });
    expect(await store.early(base.room, 'm1')).toBeUndefined();
  });

  test('is the latest change, in whatever order they come, and gone is gone', async () => {
    const { store } = await open();
    await store.commit({ early: [edit('late', '2026-11-24T17:02:00.000Z')] });
    await store.commit({ early: [edit('early', '2026-11-24T17:01:00.000Z')] });
    expect(await store.early(base.room, 'm1')).toMatchObject({ text: 'late' });
    await store.commit({ early: [deletion] });
    await store.commit({ early: [edit('later still', '2026-11-24T17:03:00.000Z')] });
    expect(await store.early(base.room, 'm1')).toBe('gone');
  });

  test('is forgotten if there is too much of it', async () => {
    const { store } = await open();
    await store.commit({ early: Array.from({ length: 1001 }, (_, i) => ({ ...deletion, message: `m${i}` })) });
    expect(await store.early(base.room, 'm0')).toBeUndefined();
    expect(await store.early(base.room, 'm1')).toBe('gone');
    expect(await store.early(base.room, 'm1000')).toBe('gone');
  });
});
