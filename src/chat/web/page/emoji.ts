/** The reactions that can be picked, as they are compared (without U+FE0F), with a word for who cannot see them. */
export const PICKABLE_EMOJI: readonly { readonly emoji: string; readonly word: string }[] = [
  { emoji: '✋', word: 'raised hand' },
  { emoji: '✅', word: 'check mark' },
  { emoji: '👍', word: 'thumbs up' },
  { emoji: '👎', word: 'thumbs down' },
  { emoji: '👀', word: 'eyes' },
  { emoji: '🚩', word: 'flag' },
  { emoji: '✏', word: 'pencil' },
];

/** An emoji as one sees it: some are drawn in colour only with U+FE0F behind their first character. */
export const emojiImage = (emoji: string): string => emoji.replace(/^(?!\p{Emoji_Presentation})./u, '$&\uFE0F');

/** Without skin tone and U+FE0F. */
export const bareEmoji = (emoji: string): string => emoji.replace(/\p{Emoji_Modifier}|\ufe0f/gu, '');

/** An emoji in words, where we have some. */
export const wordFor = (emoji: string): string => PICKABLE_EMOJI.find((one) => one.emoji === emoji)?.word ?? emoji;
