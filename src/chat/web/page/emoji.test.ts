import { expect, test } from '@jest/globals';

import { pickableEmoji, type PickerRules } from './emoji.ts';
import { pageEnglish } from './messages.ts';

const RULES: PickerRules = {
  records: [
    { emoji: '🚩', kind: 'action' },
    { emoji: '✏', kind: 'note' },
  ],
  board: { phase: 'in session', offRecord: false },
};
const TYPED = { content: { text: 'I can test it' } };

const offered = (...asked: [Parameters<typeof pickableEmoji>[0], Parameters<typeof pickableEmoji>[1], PickerRules]) =>
  pickableEmoji(...asked, pageEnglish).map(({ emoji, does }) => (does === undefined ? emoji : `${emoji} ${does}`));
const PLAIN = ['✋', '✅', '👍', '👎', '👀'];

test('while a meeting is in session, a message can be recorded', () => {
  expect(offered(TYPED, [], RULES)).toEqual(['🚩 Record as an action for its author', '✏ Record as a note', ...PLAIN]);
});

test.each([
  ['before a meeting', TYPED, { ...RULES, board: { phase: 'planned', offRecord: false } }],
  ['off the record', TYPED, { ...RULES, board: { phase: 'in session', offRecord: true } }],
  ["Gavel's own message", { content: { message: { lines: [] } } }, RULES],
  ['a picture without words', { content: { text: '' } }, RULES],
] as const)('nothing records %s', (_, post, rules) => {
  expect(offered(post, [], rules)).toEqual(PLAIN);
});

test('a recorded action can be taken on and done, a note neither', () => {
  expect(offered(TYPED, [{ kind: 'action', box: 'open' }], RULES)).toEqual([
    '✅ Mark as done',
    '✋ Take it on',
    '👍',
    '👎',
    '👀',
  ]);
  expect(offered(TYPED, [{ kind: 'note', box: 'none' }], RULES)).toEqual(PLAIN);
});
