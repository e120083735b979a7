// What IRC clients and bouncers write, in one form.
import { describe, expect, test } from '@jest/globals';

import { dayByBot, isByBot, isNoise, nickChange, rawLine } from './irc.ts';

describe('a line that says on which day what follows was said', () => {
  test.each([
    ['--- Log opened Tue Mar 03 16:59:58 2026', '2026-03-03'],
    ['--- Day changed Wed Mar 04 2026', '2026-03-04'],
    ['--- Log closed Tue Mar 03 18:00:00 2026', '2026-03-03'],
    ['**** BEGIN LOGGING AT Tue Mar  3 16:59:58 2026', '2026-03-03'],
    ['  --- Day changed Wed Mar 04 2026  ', '2026-03-04'],
  ])('%s', (raw, date) => {
    expect(rawLine(raw, undefined)).toEqual({ kind: 'day', date });
  });
});

describe('a line that somebody said', () => {
  test.each([
    ['17:01 <mira> hello', '17:01 <mira> hello'],
    ['2026-03-03 17:01:02\tmira\thello', '2026-03-03 17:01:02 <mira> hello'],
    ['2026-03-03 17:01:02\tmira\ta\ttab', '2026-03-03 17:01:02 <mira> a\ttab'],
    ['17:01:02 @mira | hello', '17:01:02 <@mira> hello'],
    ['[17:01] mira │ hello', '17:01 <mira> hello'],
    // Columns in which the client itself speaks.
    ['2026-03-03 17:01:02\t-->\tkenji has joined', '2026-03-03 17:01:02 -!- kenji has joined'],
    ['2026-03-03 17:01:02\t *\tmira waves', '2026-03-03 17:01:02 -!- mira waves'],
    ['17:01:02 --> | kenji has joined', '17:01:02 -!- kenji has joined'],
    ['not a line of a log', 'not a line of a log'],
  ])('%j', (raw, line) => {
    expect(rawLine(raw, undefined)).toEqual({ kind: 'line', line });
  });

  test('with a day without a year has that of the log, once that is known', () => {
    const raw = 'Mar 03 17:01:02 <mira> hello';
    expect(rawLine(raw, '2026')).toEqual({ kind: 'line', line: '17:01:02 <mira> hello', date: '2026-03-03' });
    expect(rawLine(raw, undefined)).toEqual({ kind: 'line', line: raw });
  });
});

describe('what the client itself says', () => {
  test.each([
    ['-!- kenji has joined #lantern', true],
    ['--> kenji has joined', true],
    ['* mira waves', true],
    ['-NickServ- You are identified', true],
    ['=!= something', true],
    ['→ kenji joined', true],
    ['<mira> hello', false],
    ['<mira> -!- is what irssi writes', false],
  ])('%s: %s', (rest, noise) => {
    expect(isNoise(rest)).toBe(noise);
  });

  test.each<[string, { from: string; to: string } | undefined]>([
    ['-!- kenji is now known as ken', { from: 'kenji', to: 'ken' }],
    ['* kenji is now known as ken.', { from: 'kenji', to: 'ken' }],
    ['-!- You are now known as mira_', { from: 'You', to: 'mira_' }],
    ['-!- kenji has joined', undefined],
  ])('%s', (rest, change) => {
    expect(nickChange(rest)).toEqual(change);
  });
});

describe('MeetBot', () => {
  test('has the day in its first line, and nowhere else', () => {
    expect(dayByBot('17:00 <bot> Meeting started Tue Mar  3 17:00:12 2026 UTC.')).toBe('2026-03-03');
    expect(dayByBot('17:00 <mira> We started on Tue')).toBeUndefined();
  });

  test('alone says when a meeting began and ended', () => {
    expect(isByBot('Meeting started Tue Mar  3 17:00:12 2026 UTC.  The chair is mira.')).toBe(true);
    expect(isByBot('Meeting ended Tue Mar  3 18:00:12 2026 UTC.')).toBe(true);
    expect(isByBot('Meeting started late')).toBe(false);
  });
});
