const EMOJI =
  /^(?:[\d#*]\u20e3|(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2})(?:\u200d\p{Extended_Pictographic})*)$/u;
const LONGEST = 32;

/** The emoji without skin tone and U+FE0F, as all platforms write it; undefined where it is not one emoji. */
export function withoutVariants(written: string): string | undefined {
  if (written.length > LONGEST) return undefined;
  const bare = written.replace(/\p{Emoji_Modifier}|\ufe0f/gu, '');
  return EMOJI.test(bare) ? bare : undefined;
}

/** The emoji as it is drawn in colour everywhere, and as people's programs send it: with U+FE0F where it needs that. */
export const withEmojiStyle = (emoji: string): string =>
  emoji.replaceAll(/(?!\p{Emoji_Presentation})\p{Extended_Pictographic}|[\d#*](?=\u20e3)/gu, '$&\uFE0F');
