import { describe, expect, test } from '@jest/globals';

import { directory, person, type Member, type UserRef } from './member.ts';

const member = (handle: string, more: Partial<Member> = {}): Member => ({
  handle,
  aliases: [],
  expected: true,
  ...more,
});
const user = (more: Partial<UserRef>): UserRef => ({ platform: 'slack', id: 'U9', name: 'nobody', ...more });

describe('namesake', () => {
  const known = directory([
    member('kim', { name: 'Kim Osei', aliases: ['kosei'], github: 'kim-osei' }),
    member('lou', { name: 'Lou Marsh', slack: 'U1' }),
    member('sol', { name: 'Sol Reyes' }),
    member('sol2', { name: 'Sol Reyes' }),
  ]);

  test.each([
    ['the display name', { name: 'kim  OSEI' }],
    ['the full name', { fullName: 'Kim Osei' }],
    ['the account', { login: 'kosei' }],
    ['the GitHub login', { login: 'kim-osei' }],
    ['the handle', { name: '@kim' }],
    ['several names of one member', { name: 'kim', login: 'kosei' }],
  ])('finds a member by %s', (_, names) => {
    expect(known.namesake(user(names))?.handle).toBe('kim');
  });

  test.each([
    ['a part of a name', { name: 'Kim O' }],
    ['a name that two members bear', { name: 'Sol Reyes' }],
    ['names of two members', { name: 'Kim Osei', login: 'sol' }],
    ['a member whose id there is known', { name: 'Lou Marsh' }],
    ['nothing at all', { name: '' }],
  ])('finds nobody by %s', (_, names) => {
    expect(known.namesake(user(names))).toBeUndefined();
  });

  test('an id on another platform does not matter', () => {
    expect(known.namesake(user({ platform: 'matrix', id: '@lou:example.org', login: 'lou' }))?.handle).toBe('lou');
  });
});

describe('a person whom the directory does not know', () => {
  const known = directory([member('kim')]);

  test.each([
    ['@kim', 'kim'],
    [' @@kim', 'kim'],
    ['\uFF20kim', 'kim'],
    ['kim@work', 'kim@work'],
    [' @ ', 'U9'],
    ['Ann\n Lee', 'Ann Lee'],
  ])('who is called %j stands as %j, without the sign of a member', (name, label) => {
    expect(person(known, user({ name }))).toMatchObject({ key: 'slack:U9', label, guest: true });
  });
});
