import { describe, expect, test } from '@jest/globals';

import { given, PLANNED, present, STARTED } from '../../test/doubles/given.ts';
import { entriesFeature } from './entry.ts';
import { leadingPeople } from './people.ts';
import { besideNames } from './sentence.ts';

const running = given(PLANNED, present('mira'), STARTED);
const beside = (line: string): string => besideNames(line, leadingPeople(line, running.meeting), running.meeting.group);

describe('a name that begins a sentence stays in it', () => {
  test.each([
    '@kenji has emailed the board',
    '@kenji hasn’t answered',
    '@kenji will write the rules',
    '@kenji emailed the board',
    '@kenji sent it',
    '@kenji is on holiday',
    "@kenji's laptop is broken",
    "@kenji'll ask them",
    '@kenji asks that we wait',
    '@kenji wants to join',
    '@kenji and @mira have agreed',
    '@kenji, @mira and @sofia were there',
  ])('%s', (line) => expect(beside(line)).toBe(line));

  test('with the spelling of the directory', () => {
    expect(beside('@lenaf has moved')).toBe('@lena has moved');
    expect(beside('@kenji @MIRA have moved')).toBe('@kenji and @mira have moved');
  });
});

describe('a name before a task is no part of it', () => {
  test.each([
    ['@kenji write the rules', 'write the rules'],
    ['@kenji to write the rules', 'to write the rules'],
    ['@kenji – has emailed', 'has emailed'],
    ['@kenji: has emailed', 'has emailed'],
    ['@kenji, is it done?', 'is it done?'],
    ['@kenji, @mira – have it', 'have it'],
    ['@kenji, @mira test it', 'test it'],
    ['@kenji feed the cat', 'feed the cat'],
    ['@kenji embed the font', 'embed the font'],
    ['@kenji discuss the rules', 'discuss the rules'],
    ['@kenji slides for Tuesday', 'slides for Tuesday'],
    ['@kenji set up a list', 'set up a list'],
    ["@kenji 'fix' it", "'fix' it"],
    ['has emailed', 'has emailed'],
    ['@nobody has emailed', 'has emailed'],
    ['@kenji', ''],
  ])('%s', (line, expected) => expect(beside(line)).toBe(expected));
});

test('an action that is a sentence is its subject’s, and the minutes name them once', () => {
  const told = running.after(
    ['mira', '/action @kenji has emailed the board, and asks again by 2026-03-20'],
    ['mira', '/action @kenji write the rules'],
    ['mira', '/action @sofia and @kenji will meet'],
  );
  expect(told.meeting.stateOf(entriesFeature).byNumber.get(1)).toMatchObject({
    text: '@kenji has emailed the board, and asks again',
    owners: ['kenji'],
    due: '2026-03-20',
  });
  expect(told.minutes()).toContain(
    '- [ ] @kenji has emailed the board, and asks again (by 2026-03-20)\n' +
      '- [ ] @kenji – write the rules\n' +
      '- [ ] @sofia and @kenji will meet\n',
  );
  const taken = told.and({ type: 'entry.owned', at: STARTED.at, number: 1, owners: ['kenji', 'sofia'] });
  expect(taken.minutes()).toContain('- [ ] @kenji, @sofia – @kenji has emailed the board');
  expect(told.when('kenji', '/actions @kenji').answer).toContain('#1 @kenji has emailed the board');
});
