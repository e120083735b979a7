import { describe, expect, test } from '@jest/globals';

import { markedDescription, rewriteDescription } from './description.ts';

const MORE = '\nPlease review too: @lena.\n';

describe('the text of a pull request', () => {
  test('follows the minutes while it is as Gavel wrote it, and what was added below it stays', () => {
    expect(rewriteDescription(markedDescription('one\n'), 'two\n')).toBe(markedDescription('two').trimEnd() + '\n');
    expect(rewriteDescription(markedDescription('one') + MORE, 'two')).toBe(markedDescription('two') + MORE);
    expect(rewriteDescription(markedDescription('one').replaceAll('\n', '\r\n'), 'two')).toContain('two');
  });

  test.each([
    ['it says that already', markedDescription('one') + MORE],
    ['people have edited it', markedDescription('other').replace('other', 'edited')],
    ['people have written their own', 'ours'],
    ['it was opened before there were marks', 'one\n'],
    ['there is none', ''],
  ])('stays where %s', (_, body) => {
    expect(rewriteDescription(body, 'one')).toBeUndefined();
  });
});
