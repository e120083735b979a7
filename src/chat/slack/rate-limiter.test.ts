import { expect, test } from '@jest/globals';

import { createRateLimiter } from './rate-limiter.ts';

test('a channel takes a burst, then one message a second; another channel is not held up', () => {
  let now = 0;
  const { take } = createRateLimiter(() => now);
  const post = (): number => take('chat.postMessage', 'C1');
  expect([post(), post(), post(), post(), post()]).toEqual([0, 0, 0, 0, 0]);
  expect(post()).toBe(1000);
  expect(take('chat.postMessage', 'C2')).toBe(0);
  now = 400;
  expect(post()).toBe(600);
  now = 1000;
  expect([post(), post()]).toEqual([0, 1000]);
});

test('Retry-After holds the method back, in its channel only where Slack counts so', () => {
  let now = 0;
  const { take, hold } = createRateLimiter(() => now);
  hold('chat.postMessage', 'C1', 30_000);
  hold('chat.update', 'C1', 5000);
  expect([take('chat.postMessage', 'C1'), take('chat.postMessage', 'C2')]).toEqual([30_000, 0]);
  expect([take('chat.update', 'C1'), take('chat.update', 'C2')]).toEqual([5000, 5000]);
  expect(take('reactions.add', 'C1')).toBe(0);
  now = 5000;
  expect(take('chat.update', 'C2')).toBe(0);
  expect(take('chat.postMessage', 'C1')).toBe(25_000);
});
