/** @needs-in-part PostgreSQL */
import { describe, expect, test } from '@jest/globals';

import { HeardBefore, VersionConflict, type Commit } from '../../src/ports/store.ts';
import { AT, heard, STORE_ADAPTERS } from './store-adapters.ts';

const said = (note: string) => ({ type: 'notes.recorded', at: AT, note });
const heardAt = (id: string, note: string, version = 0): Commit => ({
  appends: [{ stream: 'demo/1', expectedVersion: version, events: [said(note)] }],
  heard: [id],
  handled: [id],
});

describe.each(STORE_ADAPTERS)('what is heard and handled in one commit of the %s store', (_name, open) => {
  test('is known afterwards, and never waits', async () => {
    const { store } = await open();
    await store.commit(heardAt('web:1', 'a'));
    expect(await store.unhandled()).toEqual([]);
    expect(await store.hear(heard('web:1'))).toBe(false);
    expect(await store.read('demo/1')).toEqual([said('a')]);
  });

  test('is refused whole where it was heard before, in whatever way', async () => {
    const { store } = await open();
    await store.commit(heardAt('web:1', 'a'));
    await store.hear(heard('web:2'));
    for (const id of ['web:1', 'web:2']) {
      await expect(store.commit(heardAt(id, 'b', 1))).rejects.toBeInstanceOf(HeardBefore);
    }
    expect(await store.read('demo/1')).toEqual([said('a')]);
    expect(await store.unhandled()).toEqual([heard('web:2')]);
  });

  test('can be heard later where the commit was refused for another reason', async () => {
    const { store } = await open();
    await expect(store.commit(heardAt('web:1', 'a', 7))).rejects.toBeInstanceOf(VersionConflict);
    expect(await store.hear(heard('web:1'))).toBe(true);
  });
});
