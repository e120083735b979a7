import { expect, test } from '@jest/globals';

import { dateInWords, dayInWords, shortDay, shortDayInWords, weekdayInWords } from './days.ts';
import { countedEn } from './english.ts';
import { countedDe, pluralDe } from './german.ts';
import { ENGLISH, inLanguages, type InLanguage } from './language.ts';
import { enumerate, listInWords } from './lists.ts';

const german: InLanguage = { language: 'de' };

test('messages come in the language of what they are asked for', () => {
  const said = inLanguages({ hello: 'Hello', bye: (who: string) => `Bye, ${who}` }, { de: { hello: 'Hallo' } });
  expect([said(ENGLISH).hello, said(german).hello]).toEqual(['Hello', 'Hallo']);
  expect(said(german).bye('Kim')).toBe('Bye, Kim');
});

test('counts have their plurals and their thousands', () => {
  const votes = { one: 'vote', other: 'votes' };
  expect([0, 1, 2, 2000].map((count) => countedEn(count, votes))).toEqual([
    '0 votes',
    '1 vote',
    '2 votes',
    '2,000 votes',
  ]);
  expect(countedDe(2000, { one: 'Stimme', other: 'Stimmen' })).toBe('2.000 Stimmen');
  expect(pluralDe(1, { one: 'ist', other: 'sind' })).toBe('ist');
});

test('lists are written as the language writes them', () => {
  const all = ['@a', '@b', '@c'];
  expect([1, 2, 3].map((count) => listInWords(all.slice(0, count), ENGLISH))).toEqual([
    '@a',
    '@a and @b',
    '@a, @b and @c',
  ]);
  expect(listInWords(all, german)).toBe('@a, @b und @c');
  expect(listInWords([], ENGLISH)).toBe('');
  expect(enumerate([{ member: 'a' }, { member: 'b' }], ENGLISH)).toEqual([{ member: 'a' }, ' and ', { member: 'b' }]);
});

test('days are said with their year only if it is another one', () => {
  expect(dayInWords('2026-12-08', ENGLISH, '2026-11-30T12:00:00.000Z')).toBe('Tuesday 8 December');
  expect(dayInWords('2027-01-05', ENGLISH, '2026-11-30T12:00:00.000Z')).toBe('Tuesday 5 January 2027');
  expect(dayInWords('2026-12-08', german)).toBe('Dienstag, 8. Dezember 2026');
  expect(shortDayInWords('2026-12-08', ENGLISH, '2026-11-30')).toBe('Tue 8 Dec');
  expect(shortDayInWords('2027-01-05', german, '2026-11-30')).toBe('Di, 5. Jan. 2027');
  expect([ENGLISH, german].map((of) => dateInWords('2026-12-08', of))).toEqual(['8 December 2026', '8. Dezember 2026']);
  expect(weekdayInWords('2026-12-08', german)).toBe('Dienstag');
  expect([shortDay('2026-12-08', ENGLISH), shortDay('2026-12-08', german)]).toEqual(['8 Dec', '8. Dez.']);
});
