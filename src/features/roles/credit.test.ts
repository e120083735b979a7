import { describe, expect, test } from '@jest/globals';

import { personCalled } from '../../../test/doubles/demo-group.ts';
import { given, givenIn, PLANNED } from '../../../test/doubles/given.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import type { Entry } from '../../meeting/entry.ts';
import { creditedTitle, creditLine } from './credit.ts';

// Mira chairs, jonas is the secretary.
const { meeting } = given(PLANNED, { type: 'guest.met', at: PLANNED.at, key: 'web:Per', name: 'Per' });
const credit = (line: string, by: string, parent?: Entry) => creditLine(line, personCalled(by), meeting, parent);
const titled = (title: string, by: string) => creditedTitle(title, personCalled(by), meeting);

describe('a line', () => {
  test.each(['@sofia: I resign', '@sofia – I resign', '@sofia - I resign', '@sofia -- I resign', 'Sofia: I resign'])(
    'that a chair or the secretary writes as scribes do, %s, is of the one it names',
    (line) => {
      expect(credit(line, 'mira')).toEqual({ credit: 'sofia', text: 'I resign' });
      expect(credit(line, 'jonas')).toEqual({ credit: 'sofia', text: 'I resign' });
    },
  );

  test.each(['@sofia: I resign', 'Per: I resign', '@sofia, @tariq – we resign', '@kenji, @sofia – we resign'])(
    'in which anyone else names another, %s, is their own, whole',
    (line) => expect(credit(line, 'kenji')).toEqual({ credit: 'kenji', text: line }),
  );

  test('that begins with its own author is theirs, without the name', () => {
    expect(credit('@kenji: I resign', 'kenji')).toEqual({ credit: 'kenji', text: 'I resign' });
  });

  test('of several is of nobody, and keeps their names', () => {
    const line = '@sofia, @tariq – we resign';
    expect(credit(line, 'mira')).toEqual({ text: line });
  });

  test.each(['the lamp: it leaks', '@nobody: I resign', '@sofia resigns', 'sofia-tariq: a dance', '@sofia:'])(
    'that names nobody, %s, is of whoever writes it, and of nobody if that is the secretary',
    (line) => {
      expect(credit(line, 'mira')).toEqual({ credit: 'mira', text: line });
      expect(credit(line, 'jonas')).toEqual({ text: line });
    },
  );

  test('of a secretary who speaks too is theirs, if the format says so', () => {
    const format = { path: 'a.md', sections: [{ kind: 'topics' }], attributeSecretary: true };
    const speaking = givenIn(inventedGroup({ schedule: { start: '17:00' }, format }), PLANNED).meeting;
    const jonas = { key: 'jonas', label: '@jonas', guest: false };
    expect(creditLine('I resign', jonas, speaking)).toEqual({ credit: 'jonas', text: 'I resign' });
    expect(creditLine('@mira: I resign', jonas, speaking)).toEqual({ credit: 'mira', text: 'I resign' });
  });

  test('that answers what the same person said stands by itself', () => {
    const parent: Entry = { number: 1, kind: 'note', topic: 'a', text: 'b', owners: [], box: 'none', credit: 'kenji' };
    expect(credit('and more', 'kenji', parent)).toEqual({ text: 'and more' });
    expect(credit('and more', 'sofia', parent)).toEqual({ credit: 'sofia', text: 'and more' });
  });
});

describe('a title', () => {
  test('that reads as another’s words has the name of whoever gives it before it', () => {
    expect(titled('@sofia: I resign', 'kenji')).toBe('@kenji – @sofia: I resign');
    expect(titled('@sofia: I resign', 'Per')).toBe('Per – @sofia: I resign');
    expect(titled('@sofia, @tariq – we resign', 'kenji')).toBe('@kenji – @sofia, @tariq – we resign');
  });

  test.each([
    ['mira', '@sofia: I resign'],
    ['sofia', '@sofia: I resign'],
    ['kenji', 'Releases: the new lens'],
    ['kenji', '@sofia on the new lens'],
  ])('by %s, %s stays as it is', (by, title) => expect(titled(title, by)).toBe(title));
});
