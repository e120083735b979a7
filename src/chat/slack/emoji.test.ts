import { expect, test } from '@jest/globals';

import { HAND_EMOJI } from '../../features/roll-call/roll-call.ts';
import { ENTRY_SIGNS } from '../../meeting/signs.ts';
import { emojiNamed, nameOfEmoji, withEmoji } from './emoji.ts';

test.each([
  ['raised_hand', '✋'],
  ['hand', '✋'],
  ['raised_hand::skin-tone-4', '✋'],
  ['white_check_mark', '✅'],
  ['wave::skin-tone-2', '👋'],
  ['+1', '👍'],
  ['thumbsup', '👍'],
  ['thumbsup::skin-tone-6', '👍'],
  ['-1', '👎'],
  ['eyes', '👀'],
  ['triangular_flag_on_post', '🚩'],
  ['pencil2', '✏'],
  ['thought_balloon', '💭'],
  ['ring_buoy', '🛟'],
  ['flag-no', '🇳🇴'],
  ['one', '1\u20E3'],
])('%s is %s', (name, emoji) => expect(emojiNamed(name)).toBe(emoji));

test('a workspace’s own emoji is none', () => expect(emojiNamed('party_parrot')).toBeUndefined());

test('what Gavel offers has a name on Slack', () => {
  for (const emoji of [...HAND_EMOJI, ...Object.values(ENTRY_SIGNS), '👍', '👎', '👀', '✏️', '1⃣', '9⃣'])
    expect(emojiNamed(nameOfEmoji(emoji) ?? '')).toBeDefined();
});

test('emoji in text are characters; times and unknown names stay', () => {
  expect(withEmoji('done :tada: at 16:00:30 :+1::skin-tone-3: :party_parrot: a:b:c')).toBe(
    'done 🎉 at 16:00:30 👍 :party_parrot: a:b:c',
  );
});
