import { expect, test } from '@jest/globals';

import { instantMs, streamName } from './serialize-commit.ts';

test.each([
  ['demo/17', { group: 'demo', number: 17 }],
  ['perl/security/3', { group: 'perl/security', number: 3 }],
  ['a//1', { group: 'a/', number: 1 }],
  ['demo/0', { group: 'demo', number: 0 }],
  ['demo/007', undefined],
  ['demo', undefined],
  ['/1', undefined],
  ['demo/9999999999999999', undefined],
])('reads the stream name "%s"', (stream, name) => {
  expect(streamName(stream)).toEqual(name);
});

test('reads one instant from its spellings, and says what is none', () => {
  expect(instantMs('2026-11-24T17:00:00Z')).toBe(instantMs('2026-11-24T17:00:00.000Z'));
  expect(instantMs('2026-11-24T18:00:00+01:00')).toBe(instantMs('2026-11-24T17:00:00.000Z'));
  expect(() => instantMs('tomorrow')).toThrow(new RangeError(`"tomorrow" isn't an ISO 8601 time`));
});
