import { expect, test } from '@jest/globals';

import { withoutVariants, withEmojiStyle } from './emoji.ts';

test.each([
  ['✋🏽', '✋'],
  ['✏️', '✏'],
  ['👍', '👍'],
  ['🇳🇴', '🇳🇴'],
  ['1\uFE0F\u20E3', '1\u20E3'],
  ['1\u20E3', '1\u20E3'],
  ['#\uFE0F\u20E3', '#\u20E3'],
])('%s is %s', (written, bare) => expect(withoutVariants(written)).toBe(bare));

test.each(['', 'a', '1', '1\uFE0F', '12\u20E3', 'a\u20E3', '<b>', '👍👎', '👍 ', '👍'.repeat(40)])(
  '"%s" is not an emoji',
  (written) => expect(withoutVariants(written)).toBeUndefined(),
);

test.each([
  ['✏', '✏️'],
  ['👍', '👍'],
  ['9\u20E3', '9\uFE0F\u20E3'],
])('%s is drawn as %s', (emoji, shown) => expect(withEmojiStyle(emoji)).toBe(shown));
