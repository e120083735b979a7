import { expect, test } from '@jest/globals';

import { demoGroup } from '../../test/doubles/demo-group.ts';
import { testDirectory } from '../../test/doubles/directory.ts';
import { given, givenIn, NOW, PLANNED, STARTED } from '../../test/doubles/given.ts';
import { leadingNicks } from './nicks.ts';

const { meeting } = given(PLANNED, STARTED);
const read = (said: string, of = meeting): string => {
  const { people, text } = leadingNicks(said, of);
  return `${people.map(({ label }) => label).join(' ')} | ${text}`;
};

test.each([
  ['kenji to write to the vendor', '@kenji | kenji to write to the vendor'],
  ['kenji: write to the vendor', '@kenji | write to the vendor'],
  ['kenji - write to the vendor', '@kenji | write to the vendor'],
  ['kenji, sofia and lenaf write', '@kenji @sofia @lena | kenji, sofia and lenaf write'],
  ['kenji/sofia: write', '@kenji @sofia | write'],
  ['kenji and the harbour master write', '@kenji | kenji and the harbour master write'],
  ['write to @sofia', '@sofia | write to @sofia'],
  ['write: kenji knows the address', ' | write: kenji knows the address'],
])('%s', (said, expected) => expect(read(said)).toBe(expected));

test('a nick that nobody knows owns nothing; in a room without a directory, whoever was heard there does', () => {
  const met = { type: 'guest.met', at: NOW, key: 'log:rope', name: 'rope' };
  expect(read('rope: splice it', given(PLANNED, STARTED, met).meeting)).toBe(' | rope: splice it');
  const room = givenIn(
    { ...demoGroup, chairs: [], secretaries: [], directory: testDirectory([]) },
    PLANNED,
    STARTED,
    met,
  );
  expect(read('rope: splice it', room.meeting)).toBe('rope | splice it');
});
