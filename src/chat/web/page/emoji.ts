import type { BoardEntry } from '../../../ports/board.ts';
import type { BoardView, Post, RecordingEmoji } from '../protocol.ts';
import type { PageMessages } from './messages.ts';

/** A reaction to pick, without U+FE0F. */
export interface PickableEmoji {
  readonly emoji: string;
  /** What Gavel does when people react with it; undefined if that depends on the message, or it does nothing. */
  readonly does?: string;
}

/** What the picker knows of the room. */
export interface PickerRules {
  readonly records: readonly RecordingEmoji[];
  readonly board: Pick<BoardView, 'phase' | 'offRecord'> | undefined;
}

const PLAIN = ['✋', '✅', '👍', '👎', '👀'] as const;

/** The reactions to offer under a message, those that do something first. @param entries what was recorded from it */
export function pickableEmoji(
  { content }: Pick<Post, 'content'>,
  entries: readonly Pick<BoardEntry, 'kind' | 'box'>[],
  { records, board }: PickerRules,
  say: Pick<PageMessages, 'records' | 'markDone' | 'takeOn'>,
): readonly PickableEmoji[] {
  const isHeard = board?.phase === 'in session' && !board.offRecord;
  const recording = entries.length === 0 && isHeard && 'text' in content && content.text.trim() !== '';
  const doing: PickableEmoji[] = [
    ...(recording ? records.map(({ emoji, kind }) => ({ emoji, does: say.records[kind] ?? kind })) : []),
    ...(entries.some(({ box }) => box !== 'none') ? [{ emoji: '✅', does: say.markDone }] : []),
    ...(entries.some(({ kind }) => kind === 'action') ? [{ emoji: '✋', does: say.takeOn }] : []),
  ];
  const plain = PLAIN.filter((emoji) => doing.every((one) => one.emoji !== emoji));
  return [...doing, ...plain.map((emoji) => ({ emoji }))];
}

/** Without skin tone and U+FE0F. */
export const bareEmoji = (emoji: string): string => emoji.replace(/\p{Emoji_Modifier}|\ufe0f/gu, '');

/** An emoji in words, where we have some. */
export const wordFor = (emoji: string, { emojiWords }: Pick<PageMessages, 'emojiWords'>): string =>
  emojiWords[emoji] ?? emoji;
