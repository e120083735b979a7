import { expect, test } from '@jest/globals';

import { queueByKey } from './queue-by-key.ts';

test('what has one key goes in its order, however it goes, and other keys do not wait', async () => {
  const queue = queueByKey();
  const first = Promise.withResolvers<void>();
  const done: string[] = [];
  const add = (key: string, name: string, until?: Promise<void>): Promise<string> =>
    queue.add(key, async () => {
      await until;
      done.push(name);
      return name;
    });
  const one = add('a', 'one', first.promise);
  const two = add('a', 'two');
  expect(await add('b', 'three')).toBe('three');
  expect(done).toEqual(['three']);
  first.reject(new Error('It failed'));
  await expect(one).rejects.toThrow('It failed');
  expect(await two).toBe('two');
  expect(done).toEqual(['three', 'two']);
});

test('is idle when all that was added is done, even if something failed', async () => {
  const queue = queueByKey();
  await queue.idle();
  const held = Promise.withResolvers<void>();
  const failing = queue.add('a', () => held.promise);
  let isIdle = false;
  const idle = queue.idle().then(() => (isIdle = true));
  await new Promise(setImmediate);
  expect(isIdle).toBe(false);
  held.reject(new Error('It failed'));
  await expect(failing).rejects.toThrow('It failed');
  await idle;
});
