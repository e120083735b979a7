import { describe, expect, test } from '@jest/globals';

import { createChannelPeople, namesListed } from './channel-people.ts';

describe('somebody of a channel', () => {
  test.each([
    ['ann_', 'ann'],
    ['Ann', 'ann'],
    ['ann|away', 'ann'],
    ['Bob_Smith', 'Bob_Smith'],
    ['bob smith', 'Bob_Smith'],
    ['Bob', 'Bob_Smith'],
    ['dora-k', 'dora-k'],
  ])('%s is %s', (name, handle) => {
    const people = createChannelPeople(['ann', 'dora-k']);
    people.meet('Bob Smith');
    expect(people.find(name)?.handle).toBe(handle);
  });

  test('is nobody, if two have that first name or nobody has', () => {
    const people = createChannelPeople(['ann']);
    people.meet('Bob Smith');
    people.meet('Bob Jones');
    expect(people.find('Bob')).toBeUndefined();
    expect(people.find('Zoe')).toBeUndefined();
  });

  test('has the nick, and the name that others write', () => {
    const people = createChannelPeople(['ann', 'bob', 'Cy']);
    people.meet('Ann Lee');
    people.meet('Bob');
    people.meet('cy');
    expect(people.all()).toEqual([
      { handle: 'ann', name: 'Ann Lee' },
      { handle: 'bob', name: 'Bob' },
      { handle: 'Cy', name: 'Cy' },
    ]);
    expect(people.find('Ann Lee')?.handle).toBe('ann');
  });

  test('has a handle that commands can name, whatever the nick', () => {
    const people = createChannelPeople([String.raw`a\b`, '{c}']);
    expect(people.all()).toEqual([
      { handle: 'a_b', name: String.raw`a\b` },
      { handle: '_c_', name: '{c}' },
    ]);
  });
});

test.each([
  ['Ann, Bob Smith (remote)', ['Ann', 'Bob Smith']],
  ['ann bob', ['ann', 'bob']],
  ['ann zoe', ['ann zoe']],
  ['ann and bob; Cy', ['ann', 'bob', 'Cy']],
  ['let us see who can do that', []],
  ['(none)', []],
])('%s lists %j', (list, names) => expect(namesListed(list, createChannelPeople(['ann', 'bob']))).toEqual(names));
