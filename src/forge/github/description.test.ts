import { describe, expect, test } from '@jest/globals';

import { marked, rewritten } from './description.ts';

const MORE = '\nPlease review as well: @lena.\n';

describe('the text of a pull request', () => {
  test('follows the minutes while it is as Gavel wrote it, and what was added below it stays', () => {
    expect(rewritten(marked('one\n'), 'two\n')).toBe(marked('two').trimEnd() + '\n');
    expect(rewritten(marked('one') + MORE, 'two')).toBe(marked('two') + MORE);
    expect(rewritten(marked('one').replaceAll('\n', '\r\n'), 'two')).toContain('two');
  });

  test.each([
    ['it says that already', marked('one') + MORE],
    ['people have edited it', marked('other').replace('other', 'edited')],
    ['people have written their own', 'ours'],
    ['it was opened before there were marks', 'one\n'],
    ['there is none', ''],
  ])('stays where %s', (_, body) => {
    expect(rewritten(body, 'one')).toBeUndefined();
  });
});
