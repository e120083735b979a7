/** @needs-in-part PostgreSQL */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { AdapterMemory, AdapterRecordPut, JsonValue } from '../../src/ports/adapter-memory.ts';
import { StoreUnavailable } from '../../src/ports/store.ts';
import { fullDisk } from '../doubles/full-disk.ts';
import { killable } from '../doubles/killable.ts';
import { AT, STORE_ADAPTERS } from './store-adapters.ts';

const LATER = '2026-11-24T17:05:00.000Z';
const record = (key: string, value: JsonValue = key, at = AT): AdapterRecordPut => ({ kind: 'thread', key, value, at });
const named = (key: string) => ({ kind: 'thread', key });
const keys = async (memory: AdapterMemory, prefix?: string): Promise<string[]> =>
  (await memory.list('thread', prefix)).map(({ key }) => key);

describe.each(STORE_ADAPTERS)('what an adapter remembers in the %s store', (_name, open) => {
  test('is found by kind and key, until it is removed', async () => {
    const memory = (await open()).store.memory('matrix');
    expect(await memory.read('thread', '$b')).toBeUndefined();
    await memory.write({ put: [record('$b', { root: '$a', replies: [1, null, true] })] });
    expect(await memory.read('thread', '$b')).toEqual({ root: '$a', replies: [1, null, true] });
    expect(await memory.read('sent', '$b')).toBeUndefined();
    expect(await memory.read('thread', '$')).toBeUndefined();
    await memory.write({ remove: [named('$b'), named('never')] });
    expect(await memory.read('thread', '$b')).toBeUndefined();
  });

  test('is the adapter’s own, whichever way it was asked for', async () => {
    const { store } = await open();
    await store.memory('matrix').write({ put: [record('$b')] });
    expect(await store.memory('matrix').read('thread', '$b')).toBe('$b');
    expect(await store.memory('slack').read('thread', '$b')).toBeUndefined();
    await store.memory('slack').write({ remove: [named('$b')] });
    await store.memory('slack').forgetOlder('thread', LATER);
    expect(await keys(store.memory('matrix'))).toEqual(['$b']);
  });

  test('takes the place of what had the same key, with its time', async () => {
    const memory = (await open()).store.memory('matrix');
    await memory.write({ put: [record('$b', 1)] });
    await memory.write({ put: [record('$b', 2, LATER), record('$c', 3), record('$c', 4)] });
    expect(await memory.list('thread')).toEqual([
      { key: '$b', value: 2, at: LATER },
      { key: '$c', value: 4, at: AT },
    ]);
    await memory.write({ put: [record('$b', 5)], remove: [named('$b'), named('$c')] });
    expect(await memory.list('thread')).toEqual([{ key: '$b', value: 5, at: AT }]);
  });

  test('is listed by key, in the order of code points, from a prefix on as far as it goes', async () => {
    const memory = (await open()).store.memory('matrix');
    const inOrder = ['', '%', 'a', 'a b', 'a%', 'a%c', 'aa', 'aé', 'a\uFFFD', 'a😀', 'a\u{10FFFF}x', 'b'];
    await memory.write({ put: inOrder.toReversed().map((key) => record(key)) });
    await memory.write({ put: [{ ...record('ab'), kind: 'sent' }] });
    expect(await keys(memory)).toEqual(inOrder);
    expect(await keys(memory, '')).toEqual(inOrder);
    expect(await keys(memory, 'a')).toEqual(inOrder.slice(2, -1));
    expect(await keys(memory, 'a%')).toEqual(['a%', 'a%c']);
    expect(await keys(memory, 'a_')).toEqual([]);
  });

  test('is what it was when it was written', async () => {
    const memory = (await open()).store.memory('matrix');
    const value: Record<string, JsonValue> = { root: '$a' };
    const put = [record('$b', value)];
    const writing = memory.write({ put });
    value['root'] = '$changed';
    put.push(record('$c'));
    await writing;
    expect(await memory.read('thread', '$b')).toEqual({ root: '$a' });
    expect(await keys(memory)).toEqual(['$b']);
  });

  test('is any JSON', async () => {
    const memory = (await open()).store.memory('matrix');
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), fc.jsonValue(), async (key, value) => {
        // What JSON makes of it: `-0` is `0` there.
        const written: JsonValue = JSON.parse(JSON.stringify(value));
        await memory.write({ put: [record(key, written)] });
        expect(await memory.read('thread', key)).toEqual(written);
      }),
      { numRuns: 50 },
    );
  });

  test('is written as one, or not at all', async () => {
    const memory = (await open()).store.memory('matrix');
    await memory.write({ put: [record('$a')] });
    const wrong = memory.write({ remove: [named('$a')], put: [record('$b'), record('$c', 1, 'yesterday')] });
    await expect(wrong).rejects.toThrow(new RangeError(`"yesterday" isn't an ISO 8601 time`));
    expect(await keys(memory)).toEqual(['$a']);
  });

  test('is forgotten if it is of one kind and older than an instant, however that is spelled', async () => {
    const memory = (await open()).store.memory('matrix');
    const put = [record('old'), record('as old', 1, '2026-11-24T17:00:00Z'), record('young', 1, LATER)];
    await memory.write({ put: [...put, { ...record('old'), kind: 'room' }] });
    await memory.forgetOlder('thread', AT);
    expect(await keys(memory)).toHaveLength(3);
    await memory.forgetOlder('thread', '2026-11-24T18:05:00+01:00');
    expect(await keys(memory)).toEqual(['young']);
    expect(await memory.read('room', 'old')).toBe('old');
    await expect(memory.forgetOlder('thread', 'soon')).rejects.toThrow(RangeError);
  });

  test('is refused when the store is closed', async () => {
    const { store } = await open();
    const memory = store.memory('matrix');
    await store.close();
    await expect(memory.write({ put: [record('$a')] })).rejects.toThrow('The store is closed');
    await expect(memory.forgetOlder('thread', AT)).rejects.toThrow('The store is closed');
  });
});

describe('the doubles of a store', () => {
  const open = STORE_ADAPTERS[0]?.[1];
  if (!open) throw new Error('There is no store');

  test('keep what a killed process asks of a memory that it had before', async () => {
    const { store } = await open();
    let isDead = false;
    const memory = killable(store, () => isDead).memory('matrix');
    await memory.write({ put: [record('$a')] });
    isDead = true;
    void memory.write({ put: [record('$b')] });
    void memory.forgetOlder('thread', LATER);
    void killable(store, () => isDead).memory('matrix');
    await new Promise(setImmediate);
    expect(await keys(store.memory('matrix'))).toEqual(['$a']);
  });

  test('refuse to write on a full disk, and read', async () => {
    const disk = fullDisk(await open());
    const memory = disk.store.memory('matrix');
    await memory.write({ put: [record('$a')] });
    disk.fill();
    await expect(memory.write({ put: [record('$b')] })).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(memory.forgetOlder('thread', LATER)).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await keys(memory)).toEqual(['$a']);
    disk.empty();
    await memory.write({ put: [record('$b')] });
    expect(await keys(memory)).toEqual(['$a', '$b']);
  });
});
