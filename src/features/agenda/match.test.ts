import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { matchHeading } from './match.ts';

const found = (typed: string, ...groups: readonly (readonly string[])[]): string => {
  const match = matchHeading(typed, ...groups.map((titles) => titles.map((title) => ({ title }))));
  if ('none' in match) return 'none';
  return 'one' in match ? match.one.title : `several: ${match.several.map(({ title }) => title).join(', ')}`;
};

const STANDING = ['Releases', 'Security', 'CPAN Infrastructure', 'Release 2.4', 'CVE-2025-40906', 'Documentation'];

describe('a heading that is typed loosely', () => {
  test.each([
    ['releases', 'Releases'],
    ['SECURITY!', 'Security'],
    ['sécurity', 'Security'],
    ['sec', 'Security'],
    ['infra', 'CPAN Infrastructure'],
    ['infrastructure', 'CPAN Infrastructure'],
    ['cpan', 'CPAN Infrastructure'],
    ['cpan infra', 'CPAN Infrastructure'],
    ['release', 'several: Releases, Release 2.4'],
    ['rele', 'several: Releases, Release 2.4'],
    ['release 2.4', 'Release 2.4'],
    ['release 2.5', 'none'],
    ['release 2', 'none'],
    ['release 24', 'none'],
    ['release 2.4.1', 'none'],
    ['cve-2025-40906', 'CVE-2025-40906'],
    ['CVE 2025 40906', 'CVE-2025-40906'],
    ['CVE‑2025‑40906', 'CVE-2025-40906'],
    ['CVE-2025-40907', 'none'],
    ['CVE-2025', 'none'],
    ['Documentaton', 'Documentation'],
    ['Documnetation', 'Documentation'],
    ['Dokumentatiom', 'Documentation'],
    ['Secruity', 'Security'],
    ['Obscurity', 'none'],
    ['se', 'none'],
    ['budget', 'none'],
    ['frastructure', 'none'],
    ['', 'none'],
    ['…', 'none'],
  ])('%s: %s', (typed, expected) => expect(found(typed, STANDING)).toBe(expected));

  test.each([
    ['Hosting', ['Posting'], 'none'],
    ['Month', ['Moths'], 'none'],
    ['C', ['C++', 'C#'], 'none'],
    ['C++', ['C', 'C++'], 'C++'],
    ['Windows', ['Windows 11', 'Windows'], 'Windows'],
    ['Windows 1', ['Windows 11'], 'none'],
    ['Securitu', ['Securita', 'Securitx'], 'several: Securita, Securitx'],
    ['QA', ['QA and tests'], 'QA and tests'],
    ['the plan', ['What is the plan?', 'The planning'], 'The planning'],
  ])('%s among %j: %s', (typed, titles, expected) => expect(found(typed, titles)).toBe(expected));

  test('what is meant sooner goes first, but the same words before a part of them', () => {
    expect(found('win', ['Windows'], ['Winter'])).toBe('Windows');
    expect(found('win', ['Lamps'], ['Winter'])).toBe('Winter');
    expect(found('winter', ['Winter days'], ['Winter'])).toBe('Winter');
  });
});

const word = fc.stringMatching(/^[a-z]{1,9}$/u);
const number = fc.stringMatching(/^(?:v?\d{1,3}(?:[.-]\d{1,4}){0,2}|[A-Z]{2,3}-\d{1,5})$/u);
const title = fc.array(fc.oneof(word, word, number), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '));
const titles = fc.uniqueArray(title, { minLength: 1, maxLength: 6, selector: (one) => one.toLowerCase() });
const numbersIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(' ')
    .filter((part) => /\d/u.test(part));

describe('whatever stands and whatever is typed', () => {
  test('another number, version or identifier is never taken for one that stands', () => {
    fc.assert(
      fc.property(titles, title, (standing, typed) => {
        const match = matchHeading(
          typed,
          standing.map((one) => ({ title: one })),
        );
        if (!('one' in match)) return;
        expect(numbersIn(match.one.title).join(' ').replaceAll(/\W/gu, ' ')).toContain(
          numbersIn(typed).join(' ').replaceAll(/\W/gu, ' '),
        );
      }),
    );
  });

  test('a changed digit never finds the title that it was changed in', () => {
    fc.assert(
      fc.property(titles, fc.nat(), fc.nat({ max: 8 }), (standing, which, by) => {
        const meant = standing[which % standing.length] ?? '';
        const typed = meant.replace(/\d/u, (digit) => String((Number(digit) + by + 1) % 10));
        expect(found(typed, [meant])).toBe(typed === meant ? meant : 'none');
      }),
    );
  });

  test('a title finds itself, in any case', () => {
    fc.assert(
      fc.property(titles, fc.nat(), (standing, which) => {
        const meant = standing[which % standing.length] ?? '';
        const match = matchHeading(
          meant.toUpperCase(),
          standing.map((one) => ({ title: one })),
        );
        const several = 'several' in match ? match.several : 'one' in match ? [match.one] : [];
        expect(several.map((one) => one.title)).toContain(meant);
      }),
    );
  });

  test('three letters that only one title begins with find it', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{4,9}$/u), fc.array(word, { maxLength: 5 }), (meant, others) => {
        const beginning = meant.slice(0, 3);
        const rest = others.filter((other) => !other.startsWith(beginning));
        expect(found(beginning, [...rest, meant])).toBe(meant);
      }),
    );
  });
});

test('the initials of a heading mean it, and the other way round', () => {
  const [whole, short] = ['Any other business', 'AOB'];
  expect(found('aob', STANDING, [whole])).toBe(whole);
  expect(found('any other business', STANDING, [short])).toBe(short);
  expect(found('aobs', [whole])).toBe('none');
  expect(found('CI', ['CPAN Infrastructure'])).toBe('none');
});
