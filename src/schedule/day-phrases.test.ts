import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { phraseDay } from './day-phrases.ts';
import { addDays } from './local.ts';

describe('in English', () => {
  test.each([
    // [typed, today, day]
    ['the 20th', '2026-03-03', '2026-03-20'],
    ['20th', '2026-03-20', '2026-03-20'],
    ['the 2nd', '2026-03-03', '2026-04-02'],
    ['the 31st', '2026-02-01', '2026-03-31'],
    ['the 31st', '2026-03-31', '2026-03-31'],
    ['the 30th', '2026-01-31', '2026-03-30'],
    ['the 29th', '2028-02-10', '2028-02-29'],
    ['14.3.', '2026-03-03', '2026-03-14'],
    ['14. 3.', '2026-03-03', '2026-03-14'],
    ['1.3.', '2026-03-03', '2027-03-01'],
    ['29.2.', '2026-03-03', '2028-02-29'],
    ['29.2.', '2097-01-01', '2104-02-29'],
    ['end of month', '2026-02-03', '2026-02-28'],
    ['the end of the month', '2028-02-03', '2028-02-29'],
    ['month-end', '2026-01-31', '2026-01-31'],
    ['EOM', '2026-04-01', '2026-04-30'],
    ['end of next month', '2026-01-31', '2026-02-28'],
    ['end of March', '2026-03-31', '2026-03-31'],
    ['end of February', '2026-03-03', '2027-02-28'],
    ['end of feb 2028', '2026-03-03', '2028-02-29'],
    ['end of the year', '2026-12-31', '2026-12-31'],
    ['end of the week', '2026-03-03', '2026-03-06'],
    ['EOW', '2026-03-06', '2026-03-06'],
    ['end of week', '2026-03-07', '2026-03-13'],
    ['end of next week', '2026-03-03', '2026-03-13'],
    ['end of next week', '2026-03-08', '2026-03-13'],
    ['this week', '2026-03-03', '2026-03-06'],
  ])('%s, on %s, is %s', (typed, today, day) => expect(phraseDay(typed, today, 'en')).toBe(day));

  test.each([
    'the 32nd',
    'the 0th',
    '20',
    '5.10',
    '31.2.',
    '30.02.',
    '14.13.',
    'end of the world',
    'end of',
    'Ende März',
  ])('%s is no day', (typed) => expect(phraseDay(typed, '2026-03-03', 'en')).toBeUndefined());
});

describe('in German', () => {
  test.each([
    ['20.', '2026-03-20'],
    ['den 20.', '2026-03-20'],
    ['14.3.', '2026-03-14'],
    ['Monatsende', '2026-03-31'],
    ['Ende des Monats', '2026-03-31'],
    ['Ende des nächsten Monats', '2026-04-30'],
    ['Ende März', '2026-03-31'],
    ['Ende Mai 2027', '2027-05-31'],
    ['Ende der Woche', '2026-03-06'],
    ['Wochenende', '2026-03-06'],
    ['Ende nächster Woche', '2026-03-13'],
    ['Jahresende', '2026-12-31'],
    ['end of the month', '2026-03-31'],
  ])('%s is %s', (typed, day) => expect(phraseDay(typed, '2026-03-03', 'de')).toBe(day));
});

const days = fc.integer({ min: 0, max: 40_000 }).map((ahead) => addDays('2000-01-01', ahead));

test('a date alone is the next day with that number, and there is always one within two months', () => {
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 31 }), (today, date) => {
      const found = phraseDay(`the ${date}th`, today, 'en') ?? '';
      expect(Number(found.slice(8))).toBe(date);
      expect(found >= today && found <= addDays(today, 62)).toBe(true);
    }),
  );
});

test('the end of the month is the day before a first, and the same from each day of the month', () => {
  fc.assert(
    fc.property(days, (today) => {
      const found = phraseDay('end of month', today, 'en') ?? '';
      expect(addDays(found, 1).slice(8)).toBe('01');
      expect(found.slice(0, 7)).toBe(today.slice(0, 7));
    }),
  );
});
