import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { anyMeeting, fillPlaceholders, utcDateTime, writeDate } from './placeholders.ts';

const date = utcDateTime('2026-03-03T17:05:00.000Z');
const values = { group: 'Lantern', date, link: undefined };
const fill = (template: string): string => fillPlaceholders(template, values);

describe('a placeholder', () => {
  test.each([
    ['Minutes {date}', 'Minutes 2026-03-03'],
    ['{date:cccc d MMMM yyyy, HH:mm} UTC', 'Tuesday 3 March 2026, 17:05 UTC'],
    ['{date:do MMMM}', '3rd March'],
    ['{date@Europe/Oslo:HH:mm}', '18:05'],
    ['{date@Asia/Tokyo}', '2026-03-04'],
    ['{group} and {group}', 'Lantern and Lantern'],
    // Nothing is known: nothing is written.
    ['at {link}.', 'at .'],
    // What is no placeholder of Gavel's stays: a slip is seen, and Jekyll has its own.
    ['{dtae}', '{dtae}'],
    ['{date@Europe/Atlantis}', '{date@Europe/Atlantis}'],
    ['{{ date }} {{date}}', '{{ date }} {{date}}'],
    ['{}', '{}'],
    ['{constructor}', '{constructor}'],
  ])('%s', (template, text) => {
    expect(fill(template)).toBe(text);
  });

  test('is filled in one go: what a value says is no template', () => {
    expect(fillPlaceholders('{group}', { group: '{date}', date })).toBe('{date}');
  });

  test('stands in no text without braces', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replaceAll(/[{}]/gu, '');
        expect(fill(plain)).toBe(plain);
      }),
    );
  });
});

test.each([
  [1, '1st'],
  [2, '2nd'],
  [3, '3rd'],
  [4, '4th'],
  [11, '11th'],
  [12, '12th'],
  [13, '13th'],
  [21, '21st'],
  [22, '22nd'],
  [23, '23rd'],
  [31, '31st'],
])('the day %i is the %s', (day, ordinal) => {
  expect(writeDate(utcDateTime(`2026-03-${String(day).padStart(2, '0')}`), 'do')).toBe(ordinal);
});

test('a date is written in English, whatever its own language', () => {
  expect(writeDate(date.setLocale('de'), 'cccc MMMM')).toBe('Tuesday March');
});

test('any meeting has every date that a pattern can name', () => {
  const any = anyMeeting({ name: 'Lantern' }, date);
  for (const name of ['date', 'start', 'begun', 'gathering', 'ended', 'closed', 'next'])
    expect(fillPlaceholders(`{${name}}`, any)).toBe('2026-03-03');
});

test.each([
  ['2026-01-06', '{start@Europe/Berlin:HH:mm zone}', '18:00 CET'],
  ['2026-07-07', '{start@Europe/Berlin:HH:mm zone}', '19:00 CEST'],
  ['2026-07-07', '{start@America/New_York:h:mm a (zone)}', '1:00 PM (EDT)'],
  ['2026-01-06', '{start@Asia/Tokyo:HH:mm zone}', '02:00 JST'],
  ['2026-01-06', '{start:HH:mm zone}', '17:00 UTC'],
  ['2026-01-06', '{start@Asia/Kathmandu:HH:mm zone}', '22:45 GMT+5:45'],
])('writes the letters of a zone: %s %s', (day, template, written) => {
  expect(fillPlaceholders(template, { start: utcDateTime(`${day}T17:00:00.000Z`) })).toBe(written);
});
