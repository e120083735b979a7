import { expect, test } from '@jest/globals';

import { returnPath } from './return-path.ts';

test.each(['/', '/minutes/moths/12'])('%s is a page to come back to', (path) => {
  expect(returnPath(path)).toBe(path);
});

test.each([
  undefined,
  '',
  'https://evil.example.org/',
  '//evil.example.org',
  '/\\evil.example.org',
  '/\t/evil.example.org',
  '/minutes/moths/12/../../..//evil.example.org',
  '/minutes/moths/12\n',
  '/minutes/moths/12?x',
  '/%2Fevil.example.org',
  '/sign-in?again=1',
  '/sign-out',
  '/api/about',
  'javascript:alert(1)',
])('%j leads to the room instead', (path) => {
  expect(returnPath(path)).toBe('/');
});
