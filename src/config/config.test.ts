import { expect, test } from '@jest/globals';

import { ConfigError, parseConfig } from './config.ts';

const problems = (yaml: string): string => {
  try {
    parseConfig(yaml, 'gavel.yaml', {});
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
};

test('an alias of YAML that stands for nothing is told with its place and what to do', () => {
  expect(problems('data: x\ngroups:\n  - id: *moths\n')).toBe(
    "gavel.yaml:3:9: in YAML, *moths stands for what is marked &moths, and nothing is: quote it, '*moths'",
  );
});

test('aliases that multiply are refused', () => {
  const levels = Array.from({ length: 9 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i}, `.repeat(9)}]`);
  expect(problems(`a0: &a0 [x]\n${levels.join('\n')}\n`)).toMatch(/^gavel\.yaml: Excessive alias count/u);
});
