import { expect, test } from '@jest/globals';

import { vtimezoneOf } from './vtimezone.ts';

test('a zone under its own name, whatever the library calls its twin', () => {
  expect(vtimezoneOf('Europe/Amsterdam')).toContain('TZID:Europe/Amsterdam\r\n');
  expect(vtimezoneOf('Europe/Amsterdam')).not.toContain('Brussels');
  expect(vtimezoneOf('Asia/Kolkata')).toContain('TZOFFSETTO:+0530');
});

test('UTC needs none', () => {
  expect(vtimezoneOf('UTC')).toBe('');
});

test.each([
  'America/Chicago',
  'Australia/Sydney',
  'Australia/Lord_Howe',
  'Europe/Dublin',
  'Europe/London',
  'Asia/Tokyo',
])('%s has one', (zone) => {
  expect(vtimezoneOf(zone)).toMatch(/^BEGIN:VTIMEZONE\r\n/u);
});

test.each(['Africa/Casablanca', 'America/Santiago'])('%s changes its clocks by no rule that stands there', (zone) => {
  expect(vtimezoneOf(zone)).toBeUndefined();
});
