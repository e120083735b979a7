import { expect, test } from '@jest/globals';
import { z } from 'zod';

import { memoryStore } from '../store/memory/memory.ts';
import { typedRecords } from './typed-records.ts';

const AT = '2026-11-24T17:00:00.000Z';

test('records of a kind are read as what they are, and forgotten', async () => {
  const memory = memoryStore().store.memory('matrix');
  const threads = typedRecords(memory, 'thread', z.object({ root: z.string() }));
  await memory.write({ put: [threads.put('$b', { root: '$a' }, AT), threads.put('x', { root: '$a' }, AT)] });
  expect(await threads.read('$b')).toEqual({ root: '$a' });
  expect(await threads.read('$c')).toBeUndefined();
  expect(await threads.list('$')).toEqual([{ key: '$b', value: { root: '$a' }, at: AT }]);
  await memory.write({ remove: [threads.named('x')] });
  expect(await threads.list()).toHaveLength(1);
  await threads.forgetOlder('2026-11-24T17:00:00.001Z');
  expect(await threads.list()).toEqual([]);
});

test('a record that is something else is named, and not taken for what it should be', async () => {
  const memory = memoryStore().store.memory('matrix');
  const threads = typedRecords(memory, 'thread', z.object({ root: z.string() }));
  await memory.write({ put: [{ kind: 'thread', key: '$b', value: { root: 7 }, at: AT }] });
  await expect(threads.read('$b')).rejects.toThrow("The record thread $b of a chat adapter isn't what was written");
  await expect(threads.list()).rejects.toThrow('thread $b');
});
