import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { asId, asWord, isMxid, localpart, mxidInLink, serverOf, typedIds, withoutLinks } from './people-links.ts';

const KIM = '@kim:example.org';

describe('a link to somebody', () => {
  test.each<[string, string | undefined]>([
    ['https://matrix.to/#/@kim:example.org', KIM],
    ['https://matrix.to/#/%40kim%3Aexample.org', KIM],
    ['https://matrix.to/#/@kim:example.org?via=example.org', KIM],
    ['matrix:u/kim:example.org', KIM],
    ['MATRIX:u/kim:example.org', KIM],
    // A room, an event, somebody else's page.
    ['https://matrix.to/#/!room:example.org', undefined],
    ['https://matrix.to/#/%23room%3Aexample.org', undefined],
    ['https://example.org/@kim:example.org', undefined],
    ['https://matrix.to/#/@kim%', undefined],
    ['https://matrix.to/#/@kim', undefined],
    ['', undefined],
  ])('%s', (href, mxid) => {
    expect(mxidInLink(href)).toBe(mxid);
  });

  test.each([
    ['[Kim](https://matrix.to/#/@kim:example.org): yes', `${KIM}: yes`],
    ['[Kim](<https://matrix.to/#/@kim:example.org>): yes', `${KIM}: yes`],
    ['<https://matrix.to/#/@kim:example.org> yes', `${KIM} yes`],
    ['ask https://matrix.to/#/@kim:example.org', `ask ${KIM}`],
    ['[our room](https://matrix.to/#/!room:example.org)', '[our room](https://matrix.to/#/!room:example.org)'],
    ['[a page](https://example.org)', '[a page](https://example.org)'],
    ['[Kim \\[he\\]](matrix:u/kim:example.org)', KIM],
  ])('%s is read as the person', (body, words) => {
    expect(withoutLinks(body)).toBe(words);
  });
});

describe('ids that are typed', () => {
  test.each<[string, string[]]>([
    ['@kim:example.org and @lou:example.org.', [KIM, '@lou:example.org']],
    ['@kim:localhost:8008', ['@kim:localhost:8008']],
    ['@kim:[::1]', ['@kim:[::1]']],
    // A server without a dot could be any word behind a colon; that of Gavel's own is known.
    ['@kim:home', ['@kim:home']],
    ['@kim:yes', []],
    ['mail@kim:example.org', []],
    ['@kim', []],
  ])('%s', (text, ids) => {
    expect(typedIds(text, 'home')).toEqual(ids);
  });

  test('have a name and a server, which may have a port', () => {
    expect([localpart('@kim:localhost:8008'), serverOf('@kim:localhost:8008')]).toEqual(['kim', 'localhost:8008']);
  });

  test.each([
    [KIM, true],
    ['@kim', false],
    ['kim:example.org', false],
    [7, false],
  ])('%j is one: %s', (value, is) => {
    expect(isMxid(value)).toBe(is);
  });
});

describe('a name in a text', () => {
  test.each([
    [`${KIM}: yes`, true],
    [`(${KIM})`, true],
    [`${KIM}.`, true],
    ['@kim:example.org.uk', false],
    ['@kim:example.org:8008', false],
    ['x@kim:example.org', false],
  ])('%s has the whole id: %s', (text, has) => {
    expect(asId(KIM).test(text)).toBe(has);
  });

  test('is a word of its own', () => {
    expect(asWord('Al').test('Al said so')).toBe(true);
    expect(asWord('Al').test('Also')).toBe(false);
    expect(asWord('Ål').test('Ålesund')).toBe(false);
  });

  test('whatever is in it, is that name and no pattern', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 1, unit: fc.constantFrom('.', '*', '(', '[', '\\', '$', '^', '+') }),
        (name) => {
          expect(asWord(name).test(`a ${name} b`)).toBe(true);
          expect(asWord(name).test('nothing of it')).toBe(false);
        },
      ),
    );
  });
});
