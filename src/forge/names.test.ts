import { execFileSync } from 'node:child_process';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { checkBranch, checkFolder, checkPath } from './names.ts';

const accepts = (check: () => unknown): boolean => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

describe('file names', () => {
  test.each(['README.md', 'meetings/é – 2026.md', '.gitignore', '.github/x.yml', 'a/.gitattributes', 'git~x', '-x.md'])(
    '%j is one',
    (path) => {
      expect(checkPath(path)).toBe(path);
    },
  );

  test('what is accepted never has a part that leads elsewhere', () => {
    const part = fc.constantFrom('..', '.', '', '.git', '.GIT ', '.git.', '.git::$x', 'a', 'ü', '\u200D.git', 'C:');
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 4 }), (parts) => {
        const plain = parts.every((name) => ['a', 'ü'].includes(name) || (name === 'C:' && parts[0] !== 'C:'));
        expect(accepts(() => checkPath(parts.join('/')))).toBe(plain);
      }),
    );
  });

  test('a folder may end in a slash, and the empty one is the top', () => {
    expect(checkFolder('meetings/')).toBe('meetings');
    expect(checkFolder('')).toBe('');
    expect(() => checkFolder('/')).toThrow('a name is empty');
    expect(() => checkFolder('//')).toThrow('relative');
  });
});

const GOOD = ['minutes-2026-11-24', 'minutes/2026', 'a.b', 'ü–x', '@a', 'a@b', 'a-', "a'b", 'a{b}', 'head', '\u0080x'];
const EDGES = ['', '@', 'HEAD', '-a', '/a', 'a/', 'a//b', '.a', 'a/.b', 'a.', 'a..b', 'a.lock', 'a.lock/b', 'a@{b'];
const SIGNS = ['a b', 'a~b', 'a^b', 'a:b', 'a?b', 'a*b', 'a[b', 'a\\b', 'a\tb', 'a\u007Fb'];

test.each([...GOOD, ...EDGES, ...SIGNS])('a branch may be called %j if git says so', (name) => {
  const git = accepts(() => execFileSync('git', ['check-ref-format', '--branch', name], { stdio: 'ignore' }));
  // git allows HEAD and @ here only as words for another branch.
  const allowed = git && name !== 'HEAD' && name !== '@';
  expect(accepts(() => checkBranch(name))).toBe(allowed);
});
