import { describe, expect, test } from '@jest/globals';

import { testDirectory, writtenMember, type WrittenMember } from '../../test/doubles/directory.ts';
import { personFor, type Member, type UserRef } from './member.ts';

const member = (handle: string, more: Omit<WrittenMember, 'handle'> = {}): Member => writtenMember({ handle, ...more });
const user = (more: Partial<UserRef>): UserRef => ({ platform: 'slack', id: 'U9', name: 'nobody', ...more });

describe('namesake', () => {
  const known = testDirectory([
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
  const known = testDirectory([member('kim', { name: 'Kim Osei' }), member('mira'), member('lena')]);
  const labelOf = (name: string): string => personFor(known, user({ name })).label;

  test.each([
    ['kim@work', 'kim@work'],
    [' @ ', 'U9'],
    ['Ann\n Lee', 'Ann Lee'],
    ['Ann @everyone @@Lee', 'Ann everyone Lee'],
    ['Rowan (Initech)', 'Rowan (Initech)'],
    ['José 🚀 Ruiz', 'José 🚀 Ruiz'],
    ['A\u202En\u2066n\u200B\u00AD', 'Ann'],
    ['x'.repeat(200), `${'x'.repeat(79)}…`],
    ['Ｒｏｗａｎ', 'Rowan'],
    ['\u3164\u2800', 'U9'],
  ])('who is called %j stands as %j', (name, label) => expect(labelOf(name)).toBe(label));

  test.each([
    ['@kim', 'kim'],
    [' @@kim', 'kim'],
    ['\uFF20kim', 'kim'],
    ['\u200B@mira', 'mira'],
    ['m\u00ADira', 'mira'],
    ['\u2067mira\u2069', 'mira'],
    ['mіrа', 'mіrа'],
    ['rnira', 'rnira'],
    ['MIRA', 'MIRA'],
    ['Iena', 'Iena'],
    ['m.i.r.a', 'm.i.r.a'],
    ['Kim  Ösei', 'Kim Ösei'],
    ['Кіm Osei', 'Кіm Osei'],
  ])('who is called %j, which looks like a member, has their id behind it', (name, shown) =>
    expect(labelOf(name)).toBe(`${shown} (slack U9)`),
  );

  test('an id in Matrix has no @ there either', () => {
    const [named, nameless] = ['mira', ''].map((name) =>
      personFor(known, { platform: 'matrix', id: '@mira:evil.example', name }),
    );
    expect([named?.label, nameless?.label]).toEqual(['mira (matrix mira:evil.example)', 'mira:evil.example']);
  });
});
