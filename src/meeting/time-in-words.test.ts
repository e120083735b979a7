import { expect, test } from '@jest/globals';

import { plainText, sayText } from './message.ts';
import { timeInWords } from './time-in-words.ts';

const time = '2024-06-05T16:00:00.000Z';

test('with no zones it is UTC, with its weekday', () => {
  expect(timeInWords({ time })).toBe('Wednesday 5 June 2024, 16:00 UTC');
  expect(timeInWords({ time, zones: ['UTC'] })).toBe('Wednesday 5 June 2024, 16:00 UTC');
});

test('the day stands where it is another one', () => {
  const zones = ['Europe/Amsterdam', 'Asia/Tokyo', 'America/New_York'];
  expect(timeInWords({ time, zones })).toBe(
    'Wednesday 5 June 2024, 16:00 UTC (18:00 Amsterdam, Thursday 01:00 Tokyo, 12:00 New York)',
  );
});

test('a zone keeps its own clock change', () => {
  const zones = ['Europe/Amsterdam', 'America/Chicago'];
  expect(timeInWords({ time: '2025-03-26T17:00:00.000Z', zones })).toContain('(18:00 Amsterdam, 12:00 Chicago)');
  expect(timeInWords({ time: '2025-04-09T17:00:00.000Z', zones })).toContain('(19:00 Amsterdam, 12:00 Chicago)');
});

test('plain text names the zones of a piece', () => {
  expect(plainText(sayText('Next: ', { time, zones: ['Europe/Amsterdam'] }, '.'))).toBe(
    'Next: Wednesday 5 June 2024, 16:00 UTC (18:00 Amsterdam).',
  );
});
