import { expect, test } from '@jest/globals';

import { bareEmoji } from './emoji.ts';

test.each([
  ['✋🏽', '✋'],
  ['✏️', '✏'],
  ['👍', '👍'],
  ['🇳🇴', '🇳🇴'],
])('%s is %s', (written, bare) => expect(bareEmoji(written)).toBe(bare));

test.each(['', 'a', '<b>', '👍👎', '👍 ', '👍'.repeat(40)])('"%s" is not an emoji', (written) =>
  expect(bareEmoji(written)).toBeUndefined(),
);
