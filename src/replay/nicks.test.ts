// In a log there is nothing but nicks: whose they are.
import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../test/doubles/demo-group.ts';
import type { LogLine } from './log.ts';
import { peopleLog, startIn } from './nicks.ts';

type Said = Extract<LogLine, { kind: 'said' }>;
const said = (nick: string, text = 'hello', more: Partial<Said> = {}): Said => ({
  kind: 'said',
  line: 1,
  at: '2026-03-03T17:00:00.000Z',
  nick,
  text,
  ...more,
});
const named = (...log: readonly LogLine[]): string[] =>
  peopleLog(log, demoGroup).log.map((line) => ('nick' in line ? line.nick : ''));

describe('a nick is', () => {
  test.each([
    ['mira', 'mira'],
    ['MIRA', 'mira'],
    ['lenaf', 'lena'],
    ['mira_', 'mira'],
    ['mira`', 'mira'],
    ['mira|away', 'mira'],
    ['mira[m]', 'mira'],
    // A name of its own is not a mark beside a member's.
    ['miranda', 'miranda'],
    ['[m]', '[m]'],
    ['_', '_'],
  ])('%s: %s', (nick, handle) => {
    expect(named(said('kenji'), said(nick))).toEqual(['kenji', handle]);
  });

  test('that of a guest, the same under every mark', () => {
    expect(named(said('kenji'), said('oil[m]'), said('oil'), said('oil_'))).toEqual(['kenji', 'oil', 'oil', 'oil']);
  });

  test('that of whoever changed it, however often', () => {
    const log = [said('oil'), said('wick', 'x', { formerly: 'oil' }), said('flame', 'x', { formerly: 'wick' })];
    expect(named(said('kenji'), ...log)).toEqual(['kenji', 'oil', 'oil', 'oil']);
  });

  test('a platform’s own user where the log says so', () => {
    expect(named(said('kenji'), said('mira_', 'x', { platform: 'slack' }))).toEqual(['kenji', 'mira_']);
  });
});

const handles = (...log: readonly LogLine[]): string[] =>
  peopleLog(log, demoGroup).group.directory.members.map(({ handle }) => handle);

describe('the people of a log', () => {
  test('are the members, with those who are no members as well', () => {
    expect(handles(said('kenji'), said('oil'))).toEqual([
      ...demoGroup.directory.members.map(({ handle }) => handle),
      'oil',
    ]);
    expect(peopleLog([said('kenji')], demoGroup).group.directory).toBe(demoGroup.directory);
  });

  test('are others altogether if no member spoke: then nobody of the members was absent', () => {
    expect(handles(said('oil'), said('wick'))).toEqual(['oil', 'wick']);
  });

  test('are made known by #nick without a word of theirs', () => {
    expect(handles(said('oil'), said('oil', '#nick wick'), said('oil', '#nick @flame'))).toEqual([
      'oil',
      'wick',
      'flame',
    ]);
  });

  test('who are no members are not expected', () => {
    expect(peopleLog([said('oil')], demoGroup).group.directory.byName('oil')).toMatchObject({ expected: false });
  });
});

const secretaries = (...log: readonly LogLine[]) => peopleLog(log, demoGroup).group.secretaries;

const start = (nick: string): Said => said(nick, '#startmeeting');

const chairs = (...log: readonly LogLine[]): readonly string[] => peopleLog(log, demoGroup).group.chairs;

describe('who led, in a log of MeetBot’s', () => {
  test('is whoever started it, and not a configured chair who was not there', () => {
    expect(chairs(start('mira'))).toEqual(['mira']);
    expect(chairs(start('kenji'))).toEqual([]);
  });

  test('is as configured where nobody started MeetBot', () => {
    expect(chairs(said('kenji'))).toEqual(demoGroup.chairs);
  });

  test('the secretary is one who spoke', () => {
    expect(secretaries(start('mira'), said('jonas'))).toEqual(['jonas']);
    expect(secretaries(start('mira'))).toEqual([]);
  });

  test('begins with the first #startmeeting', () => {
    expect(
      startIn([said('kenji', 'not yet #startmeeting'), said('mira', '  #startmeeting'), start('kenji')])?.nick,
    ).toBe('mira');
  });
});
