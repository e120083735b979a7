import { describe, expect, test } from '@jest/globals';

import { testDirectory, writtenMember } from '../../../../test/doubles/directory.ts';
import { guestId, guestPerson, identityFromClaims, identityFromUser, isGuestId, memberOf } from './identity.ts';

const directory = testDirectory(
  [
    { handle: 'mira', name: 'Mira Halvorsen', email: 'Mira@Example.org' },
    { handle: 'kim', name: 'Kim Osei', email: 'kim@example.org', web: 'subject-7', slack: 'U0KIM' },
    { handle: 'lou', github: 'Lou-L' },
  ].map(writtenMember),
);
const who = (claims: Record<string, unknown>, accounts = 'web'): string | undefined => {
  const identity = identityFromClaims(claims);
  return identity && memberOf(identity, accounts, directory)?.handle;
};

describe('whose account it is', () => {
  test.each([
    ['a configured id', { sub: 'subject-7' }, 'kim'],
    ['a checked address, in any case', { sub: 'x', email: 'mira@example.ORG', email_verified: true }, 'mira'],
    [
      'another id than the configured one, with their address',
      { sub: 'x', email: 'kim@example.org', email_verified: true },
      undefined,
    ],
    ['an id in another case', { sub: 'Subject-7' }, undefined],
    ['an unchecked address', { sub: 'x', email: 'mira@example.org', email_verified: false }, undefined],
    ['an address that may be checked', { sub: 'x', email: 'mira@example.org' }, undefined],
    ['an address that is checked in words', { sub: 'x', email: 'mira@example.org', email_verified: 'true' }, undefined],
    ['an address that looks the same', { sub: 'x', email: 'mira@example.org\u200B', email_verified: true }, undefined],
    [
      'an address with the Kelvin sign for a k',
      { sub: 'x', email: '\u212Aim@example.org', email_verified: true },
      undefined,
    ],
    ['a list of addresses', { sub: 'x', email: ['mira@example.org'], email_verified: true }, undefined],
    ["a member's handle as the id", { sub: 'mira' }, undefined],
    ["a member's handle as the id, who has another", { sub: 'kim' }, undefined],
    ["a member's name", { sub: 'x', name: 'Mira Halvorsen', preferred_username: 'mira' }, undefined],
    ['no id', { email: 'mira@example.org', email_verified: true }, undefined],
    ['an id that is no text', { sub: { toString: 'subject-7' } }, undefined],
    ['an endless id', { sub: 'x'.repeat(256), email: 'mira@example.org', email_verified: true }, undefined],
    ['the name of a property', { sub: '__proto__' }, undefined],
  ])('by %s', (_, claims, handle) => {
    expect(who(claims)).toBe(handle);
  });

  test("by the ids of another platform, in that platform's way", () => {
    expect(who({ sub: 'U0KIM' }, 'slack')).toBe('kim');
    expect(who({ sub: 'u0kim' }, 'slack')).toBeUndefined();
    expect(who({ sub: 'lou-l' }, 'github')).toBe('lou');
    expect(who({ sub: 'subject-7' }, 'slack')).toBeUndefined();
  });

  test("nobody without an address is found by somebody's missing one", () => {
    expect(who({ sub: 'x', email: 'undefined', email_verified: true })).toBeUndefined();
    expect(who({ sub: 'x', email: '', email_verified: true })).toBeUndefined();
  });
});

test.each([
  [
    { id: 583231, login: 'lou-l', name: 'Lou' },
    { id: 'id', name: 'name' },
    { subject: '583231', name: 'Lou' },
  ],
  [{ id: 1, login: 'lou-l', name: null }, { id: 'login', name: 'name' }, { subject: 'lou-l' }],
  [
    { login: 'lou-l', email: 'mira@example.org', email_verified: true },
    { id: 'login', name: 'name' },
    { subject: 'lou-l' },
  ],
  [{ id: 1.5 }, { id: 'id', name: 'name' }, undefined],
  [{ message: 'Bad credentials' }, { id: 'id', name: 'name' }, undefined],
  [['lou-l'], { id: '0', name: 'name' }, undefined],
  ['lou-l', { id: 'length', name: 'name' }, undefined],
  [null, { id: 'id', name: 'name' }, undefined],
])('reads %j by its keys, and trusts no address in it', (user, keys, identity) => {
  expect(identityFromUser(user, keys)).toEqual(identity);
});

describe('a guest', () => {
  const id = guestId('https://issuer.example.org', 'subject-9');
  const called = (name: string | undefined): string => guestPerson(id, name, 'guest', directory).name;
  const number = id.slice(1, 5);

  test('has an id for good, which tells nothing of the account and is no handle', () => {
    expect(guestId('https://issuer.example.org', 'subject-9')).toBe(id);
    expect(guestId('https://other.example.org', 'subject-9')).not.toBe(id);
    expect(id).toMatch(/^~[0-9a-f]{16}$/u);
    expect([isGuestId(id), isGuestId('mira')]).toEqual([true, false]);
  });

  test.each([
    ['Ada Stranger', 'Ada Stranger'],
    ['Mira Halvorsen', `Mira Halvorsen (guest ${number})`],
    ['mira', `mira (guest ${number})`],
    ['@mira', `mira (guest ${number})`],
    ['Μira Ηalvorsen', `Μira Ηalvorsen (guest ${number})`],
    ['nesrovlaH ariM\u202E', 'nesrovlaH ariM'],
    ['\u202EMira\u202C Halvorsen', `Mira Halvorsen (guest ${number})`],
    ['Mi\u200Bra', `Mira (guest ${number})`],
    ['\u202E\u200B', `guest ${number}`],
    ['  ', `guest ${number}`],
    [undefined, `guest ${number}`],
    ['<b>Ada</b>\n# Ada', '<b>Ada</b> # Ada'],
  ])('who calls themselves %j is called %j', (name, shown) => {
    expect(called(name)).toBe(shown);
  });

  test('has a name of at most 80 characters', () => {
    expect(called('A'.repeat(300)).length).toBeLessThanOrEqual(80);
  });
});
