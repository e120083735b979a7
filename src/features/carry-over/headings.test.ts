import { describe, expect, test } from '@jest/globals';

import { findMeant, isNear, isSameHeading, isVariant } from './headings.ts';

describe('two headings', () => {
  test.each([
    ['Lamps & Oil', 'lamps, oil', true],
    ['Lámps', 'Lamps', true],
    ['Lamps', 'Lamp', false],
  ])('%s and %s are the same: %s', (a, b, is) => expect(isSameHeading(a, b)).toBe(is));

  test.each([
    ['Ongoing vulnerabilities', 'Vulnerabilities', true],
    ['State of the lamps', 'The lamps: state, oil and wicks', true],
    ['Oil for the lamps', 'Wicks for the lamps', false],
    ['The', 'Lamps', false],
  ])('%s is a variant of %s: %s', (a, b, is) => expect(isVariant(a, b)).toBe(is));

  test.each([
    ['Upcoming events', 'Events', true],
    ['Vulnerabilites', 'Vulnerabilities', true],
    ['Upcoming events and deadlines', 'Events', false],
    ['Boats', 'Goats', false],
    ['Community news', 'Release news', false],
  ])('%s is near %s: %s', (a, b, is) => expect(isNear(a, b)).toBe(is));
});

describe('a heading of a list is meant', () => {
  const url = 'https://example.org/projects/1';
  const oil = { title: 'Oil', url };
  const lamps = { title: 'Lamps' };
  const wicks = { title: 'The wicks we have', url: 'https://example.org/projects/12' };
  const among = [oil, lamps, wicks];

  test.each([
    ['by its words', { title: 'LAMPS' }, lamps],
    ['by its words before its page', { title: 'Lamps', url }, lamps],
    ['by its page', { title: 'What burns', url: `${url}/` }, oil],
    ['by a part of its page', { title: 'What burns', url: `${url}/views/2?filter=a#top` }, oil],
    ['by nearly its words', { title: 'Wicks have' }, wicks],
  ])('%s', (_, heading, meant) => expect(findMeant(heading, among)).toBe(meant));

  test.each([{ title: 'Boats' }, { title: 'Boats', url: 'https://example.org/projects/3' }])('or none: %s', (heading) =>
    expect(findMeant(heading, among)).toBeUndefined(),
  );
});
