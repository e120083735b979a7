// How `npm run coverage` counts.
import { expect, test } from '@jest/globals';

import { lineRanges, linesOfCode } from '../../scripts/coverage.ts';

const SOURCE = `// Says hello.
import { greet } from './greet.ts';
import type { Person } from './person.ts';

interface Greeting {
  readonly text: string;
}

/** Greets somebody. */
export function hello(person: Person): Greeting {
  // Everybody has a name.
  const { name } = person;
  return {
    text: greet(name), // Once.
  };
}
`;

test('only lines with code count: no comments, no types, no brackets', () => {
  expect(linesOfCode(SOURCE)).toEqual([2, 10, 12, 13, 14]);
});

test.each([
  [[], ''],
  [[7], '7'],
  [[3, 4, 5, 9, 11, 12], '3–5, 9, 11–12'],
])('the lines %j are told as "%s"', (lines, told) => {
  expect(lineRanges(lines)).toBe(told);
});
