/** @needs-in-part PostgreSQL */
import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import { DOT_PNG } from '../doubles/pictures.ts';
import { STORE_ADAPTERS } from './store-adapters.ts';

const fileOf = (bytes: Uint8Array) => ({ sha256: createHash('sha256').update(bytes).digest('hex'), bytes });
const dot = fileOf(DOT_PNG);
const { sha256 } = dot;

describe.each(STORE_ADAPTERS)('the files of the %s store', (_name, open) => {
  test('are given as they were, byte for byte, whatever the caller does with the bytes afterwards', async () => {
    const { store } = await open();
    const bytes = Buffer.from(DOT_PNG);
    const keeping = store.commit({ keeps: [{ stream: 'demo/1', file: { sha256, bytes } }] });
    bytes.fill(0);
    await keeping;
    expect(Buffer.from((await store.file(sha256)) ?? '')).toEqual(DOT_PNG);
  });

  test('are not there where nobody has kept them', async () => {
    const { store } = await open();
    expect(await store.file(sha256)).toBeUndefined();
    await store.commit({ releases: [{ stream: 'demo/1', sha256 }] });
    expect(await store.file(sha256)).toBeUndefined();
  });

  test('go with the last stream that refers to them', async () => {
    const { store } = await open();
    await store.commit({ keeps: ['demo/1', 'demo/2', 'demo/2'].map((stream) => ({ stream, file: dot })) });
    await store.commit({ releases: [{ stream: 'demo/2', sha256 }] });
    expect(await store.file(sha256)).toBeDefined();
    await store.commit({ releases: [{ stream: 'demo/2', sha256 }] });
    expect(await store.file(sha256)).toBeDefined();
    await store.commit({ releases: [{ stream: 'demo/1', sha256 }] });
    expect(await store.file(sha256)).toBeUndefined();
    await store.commit({ keeps: [{ stream: 'demo/3', file: dot }] });
    expect(await store.file(sha256)).toBeDefined();
  });

  test('are kept together with the events that refer to them, or not at all', async () => {
    const { store } = await open();
    const appends = [{ stream: 'demo/1', expectedVersion: 7, events: [] }];
    await expect(store.commit({ appends, keeps: [{ stream: 'demo/1', file: dot }] })).rejects.toThrow('demo/1');
    expect(await store.file(sha256)).toBeUndefined();
  });
});
