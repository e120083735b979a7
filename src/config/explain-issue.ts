import type { z } from 'zod';

import { closestWord } from '../meeting/closest.ts';

/** Something that's wrong in a configuration, and where. */
export interface ConfigProblem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
  /** Whether it's the key at the path that is wrong, and not its value. */
  readonly isKey?: true;
}

type Issue = z.core.$ZodIssue;

/** How many names are listed if none is near to what was written. */
const MOST_NAMED = 12;

const inWords = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/**
 * " Did you mean …?", or which words there are; nothing if there are too many.
 * @param free those that can still be used
 */
export function guess(word: string, known: readonly string[], free = known): string {
  const near = closestWord(word, known);
  if (near !== undefined) return ` Did you mean ${near}?`;
  return free.length > 0 && free.length <= MOST_NAMED ? ` Use ${inWords.format(free)}.` : '';
}

const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, like [a, b]',
  object: 'keys with values',
  record: 'keys with values',
};

/** The value at a path of what was read. */
const valueAt = (read: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    read,
  );

function typeProblem(expected: string, value: unknown): string {
  const wanted = TYPES[expected] ?? expected;
  if (value === undefined) return `this key is missing. Add it with ${wanted}.`;
  const quotes = expected === 'string' && (typeof value === 'number' || typeof value === 'boolean');
  return quotes ? `expected text. Put it in quotes: '${String(value)}'` : `expected ${wanted}`;
}

function choiceProblem(options: readonly unknown[], value: unknown): string {
  const words = options.map(String);
  if (value === undefined) return `this key is missing. Use ${inWords.format(words)}.`;
  if (typeof value !== 'string') return `expected ${inWords.format(words)}`;
  return `"${value}" isn't known here.${guess(value, words)}`;
}

/** For a number, a text or a list that is too small or too big. */
function boundProblem(issue: Issue): string | undefined {
  if (issue.code === 'too_small') return bound(issue.origin, String(issue.minimum), 'least', issue.inclusive);
  return issue.code === 'too_big' ? bound(issue.origin, String(issue.maximum), 'most', issue.inclusive) : undefined;
}

function bound(origin: string, limit: string, side: 'least' | 'most', inclusive = true): string {
  if (origin === 'array') return `list at ${side} ${limit}`;
  if (origin === 'string') return limit === '1' ? "this can't be empty" : `use at ${side} ${limit} characters`;
  if (inclusive) return `use ${limit} or ${side === 'least' ? 'more' : 'less'}`;
  return `use a number ${side === 'least' ? 'above' : 'below'} ${limit}`;
}

/** Of the branches of a union, the one whose kind of value fits, if there's one. */
function fittingBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const fitting = branches.filter((issues) =>
    issues.every(({ path, code }) => path.length > 0 || !['invalid_type', 'invalid_value'].includes(code)),
  );
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** What the branches of a union take: `false`, `keys with values`. */
const branchWords = (branches: readonly (readonly Issue[])[]): readonly string[] =>
  branches.flat().flatMap((issue) => {
    if (issue.path.length > 0) return [];
    if (issue.code === 'invalid_value') return issue.values.map(String);
    return issue.code === 'invalid_type' ? [TYPES[issue.expected] ?? issue.expected] : [];
  });

function unionProblem(issue: z.core.$ZodIssueInvalidUnion, value: unknown): string {
  if (issue.discriminator === undefined) return `expected ${inWords.format(new Set(branchWords(issue.errors)))}`;
  return choiceProblem('options' in issue && Array.isArray(issue.options) ? issue.options : [], value);
}

/** What zod said, if the schema has words of its own for it; else the same in plain words. */
function issueInWords(issue: Issue, value: unknown): string {
  const own = !/^(?:Invalid|Too (?:big|small)|Unrecognized)\b/u.test(issue.message);
  if (own && value !== undefined) return issue.message;
  if (issue.code === 'invalid_union') return unionProblem(issue, value);
  if (issue.code === 'invalid_value') return choiceProblem(issue.values, value);
  if (issue.code === 'invalid_type') return typeProblem(issue.expected, value);
  return boundProblem(issue) ?? issue.message;
}

/**
 * Says in plain words what zod found, and what to write instead.
 * @param read what was read from the file
 * @param keysAt the keys that are known at a path
 */
export function explainIssue(
  issue: Issue,
  read: unknown,
  keysAt: (path: readonly PropertyKey[]) => readonly string[],
  under: readonly PropertyKey[] = [],
): ConfigProblem[] {
  const path = [...under, ...issue.path];
  const value = valueAt(read, path);
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    const free = known.filter((key) => valueAt(value, [key]) === undefined);
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `there's no such key.${guess(key, known, free)}`,
      isKey: true,
    }));
  }
  const branch = issue.code === 'invalid_union' ? fittingBranch(issue.errors) : undefined;
  if (branch) return branch.flatMap((one) => explainIssue(one, read, keysAt, path));
  return [{ path, message: issueInWords(issue, value) }];
}
