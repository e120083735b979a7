import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';

import { asksForWords, typingNotice } from './typing.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('who waits longer than a moment sees that Gavel is at work, until it has answered', () => {
  const shown: unknown[] = [];
  const { asked, answered } = typingNotice((room, isTyping) => void shown.push([room, isTyping]));
  asked('!a');
  answered('!a');
  jest.runAllTimers();
  expect(shown).toEqual([]);
  asked('!a');
  asked('!a');
  jest.runAllTimers();
  answered('!b');
  expect(shown).toEqual([['!a', true]]);
  answered('!a');
  answered('!a');
  expect(shown).toEqual([
    ['!a', true],
    ['!a', false],
  ]);
});

test('nothing is shown after the end', () => {
  const shown: unknown[] = [];
  const { asked, stop } = typingNotice((room) => void shown.push(room));
  asked('!a');
  stop();
  jest.runAllTimers();
  expect(shown).toEqual([]);
});

test('only what has an answer in words is waited for', () => {
  for (const text of ['!meeting end', '/meeting status', '@gavel: agenda', '#endmeeting'])
    expect(asksForWords(text)).toBe(true);
  for (const text of ['!important', '# heading', '#info x', 'the meeting', 'gavels'])
    expect(asksForWords(text)).toBe(false);
});
