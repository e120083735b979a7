import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';

import { ENGLISH } from '../../language/language.ts';
import { fillPlaceholders, utcDateTime } from '../../minutes/placeholders.ts';
import { commonText, withPlaceholders } from './date-patterns.ts';

const DATES = { date: utcDateTime('2026-03-03'), start: utcDateTime('2026-03-03T17:00:00.000Z') };

test.each([
  ['2026-03-03 17:00 UTC', '{start:yyyy-MM-dd HH:mm} UTC'],
  ['March 3rd, 2026 17:00 UTC', '{start:MMMM do, yyyy HH:mm} UTC'],
  ['Tuesday 3 March 2026, 17:00', '{start:cccc d MMMM yyyy, HH:mm}'],
  ['Minutes 2026-03-03', 'Minutes {date}'],
  ['17:00 UTC (18:00 Europe/Oslo)', '{start:HH:mm} UTC ({start@Europe/Oslo:HH:mm} Europe/Oslo)'],
  // A local time that people got wrong is right from now on.
  ['17:00 UTC (17:00 Europe/Oslo)', '{start:HH:mm} UTC ({start@Europe/Oslo:HH:mm} Europe/Oslo)'],
  ['2026-03-04, 12026-03-03 and 117:00 stay', '2026-03-04, 12026-03-03 and 117:00 stay'],
  ['{{ page.meeting_time }}', '{{ page.meeting_time }}'],
])('%s', (text, template) => expect(withPlaceholders(text, DATES, ENGLISH)).toBe(template));

test('a date in German', () => {
  const dates = { next: utcDateTime('2026-03-17T17:00:00.000Z') };
  expect(withPlaceholders('Dienstag, 17. März 2026, 17:00 UTC', dates, { language: 'de' })).toBe(
    '{next:cccc, do MMMM yyyy, HH:mm} UTC',
  );
});

test('what became a placeholder says the same again', () => {
  const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
  const words = fc.constantFrom('Meeting', ' ', '–', '@', '(', ')', 'UTC', '12', 'May', '2026');
  const patterns = fc.constantFrom('yyyy-MM-dd', 'HH:mm', 'MMMM d, yyyy', 'cccc d MMMM yyyy', 'd.M.yyyy', 'MMMM d');
  fc.assert(
    fc.property(instants, fc.array(fc.oneof(words, patterns), { maxLength: 8 }), (instant, parts) => {
      const start = DateTime.fromJSDate(instant, { zone: 'utc' });
      const dates = { date: start.startOf('day'), start };
      const text = parts
        .map((part) => (/[yHd]/u.test(part) ? start.toFormat(part, { locale: 'en-US' }) : part))
        .join(' ');
      expect(fillPlaceholders(withPlaceholders(text, dates, ENGLISH), dates)).toBe(text);
    }),
  );
});

test('the text that most are, if enough are', () => {
  expect(commonText(['a', 'b', 'a'], 2)).toBe('a');
  expect(commonText(['a', 'b'], 2)).toBeUndefined();
});
