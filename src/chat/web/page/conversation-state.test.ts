import { expect, test } from '@jest/globals';

import type { Post } from '../protocol.ts';
import { afterNews, nothingYet } from './conversation-state.ts';

const post = (n: number, changed = n, text = `${n}`): Post => ({
  id: `web:lobby:${n}`,
  n,
  changed,
  at: '2026-11-24T16:30:00.000Z',
  by: 'tux',
  content: { text },
  marks: [],
  reactions: [],
});
const begun = afterNews(nothingYet, { kind: 'history', history: { posts: [post(4), post(6)], more: true } });

test('new posts come at their place, changed ones in the place of what they were', () => {
  const state = [post(9), post(5), post(4, 10, 'edited')].reduce(
    (before, one) => afterNews(before, { kind: 'post', post: one }),
    begun,
  );
  expect(state.posts.map(({ n }) => n)).toEqual([4, 5, 6, 9]);
  expect(state.posts[0]?.content).toEqual({ text: 'edited' });
});

test('what is older than what is shown does not take its place', () => {
  const state = afterNews(afterNews(begun, { kind: 'post', post: post(4, 10, 'new') }), {
    kind: 'older',
    history: { posts: [post(1), post(4, 4, 'old')], more: false },
  });
  expect(state.posts.map(({ n }) => n)).toEqual([1, 4, 6]);
  expect(state.posts[1]?.content).toEqual({ text: 'new' });
  expect(state.more).toBe(false);
});

test('leaving a room forgets it', () => expect(afterNews(begun, { kind: 'left' })).toEqual(nothingYet));
