import { expect, test } from '@jest/globals';

import { vtimezone } from './vtimezone.ts';

test('a zone under its own name, whatever the library calls its twin', () => {
  expect(vtimezone('Europe/Amsterdam')).toContain('TZID:Europe/Amsterdam\r\n');
  expect(vtimezone('Europe/Amsterdam')).not.toContain('Brussels');
  expect(vtimezone('Asia/Kolkata')).toContain('TZOFFSETTO:+0530');
});

test('UTC needs none', () => {
  expect(vtimezone('UTC')).toBe('');
});

test.each([
  'America/Chicago',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Europe/London',
  'Asia/Tokyo',
])('%s has one', (zone) => {
  expect(vtimezone(zone)).toMatch(/^BEGIN:VTIMEZONE\r\n/u);
});

test.each(['Africa/Casablanca', 'America/Santiago'])('%s changes its clocks by no rule that stands there', (zone) => {
  expect(vtimezone(zone)).toBeUndefined();
});
