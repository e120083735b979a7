import { expect, test } from '@jest/globals';

import { parseConfig } from '../config/config.ts';
import { checkCalendars } from './doctor-calendars.ts';

const NOW = '2025-03-01T00:00:00.000Z';
const group = (id: string, handles: readonly object[], schedule: object) => ({
  id,
  name: id,
  members: handles,
  schedule,
  format: { path: 'minutes-{date}.md', sections: [] },
});
const found = (...groups: object[]): string[] =>
  checkCalendars(parseConfig(JSON.stringify({ groups }), 'test', {}), NOW)
    .filter(({ state }) => state !== 'ok')
    .map(({ what, found: told }) => `${what}: ${told}`);

const wednesday = { start: '18:00', zone: 'Europe/Amsterdam', from: '2025-01-08', every: 'FREQ=WEEKLY;INTERVAL=2' };
const utc = { start: '17:30', from: '2025-01-08', every: 'FREQ=WEEKLY;INTERVAL=2' };

test('groups that share people meet at once, for as long as the clocks differ so', () => {
  // 18:00 in Amsterdam is 17:00 UTC until the end of March, and 16:00 UTC then.
  expect(found(group('a', [{ handle: 'mira' }], wednesday), group('b', [{ handle: 'mira' }], utc))).toEqual([
    'a and b: calendars: @mira would be in two meetings at once on Wednesday 5 March 2025, 17:00 UTC, and 1 more time in 180 days',
  ]);
});

test('the same person is known by their accounts', () => {
  const one = group('a', [{ handle: 'mira', slack: 'U1' }], utc);
  expect(found(one, group('b', [{ handle: 'mh', slack: 'U1' }], utc))[0]).toContain('@mira would be in two meetings');
  expect(found(one, group('b', [{ handle: 'mh', slack: 'U2' }], utc))).toEqual([]);
});

test('somebody who is not expected has no conflict', () => {
  expect(found(group('a', [{ handle: 'mira' }], utc), group('b', [{ handle: 'mira', expected: false }], utc))).toEqual(
    [],
  );
});

test('a schedule that has ended', () => {
  expect(found(group('a', [{ handle: 'mira' }], { ...utc, every: 'FREQ=WEEKLY;COUNT=3' }))).toEqual([
    'a: calendar: the schedule gives no more dates',
  ]);
});
