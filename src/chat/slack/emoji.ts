import table from 'emojibase-data/en/shortcodes/iamcal.json' with { type: 'json' };

// Slack's names are those of iamcal/emoji-data, which emojibase keeps as a table: hexadecimal code points → names.
const NAMES: Readonly<Record<string, string | readonly string[]>> = table;

const characters = (hexadecimal: string): string =>
  String.fromCodePoint(...hexadecimal.split('-').map((code) => Number.parseInt(code, 16)));

/** Without skin tone and U+FE0F, as all platforms write it. */
const bare = (emoji: string): string => emoji.replaceAll(/\p{Emoji_Modifier}|\uFE0F/gu, '');

const BY_NAME = new Map<string, string>();
const BY_EMOJI = new Map<string, string>();
for (const [hexadecimal, written] of Object.entries(NAMES)) {
  const names = typeof written === 'string' ? [written] : written;
  const emoji = bare(characters(hexadecimal));
  for (const name of names) BY_NAME.set(name, emoji);
  if (names[0] !== undefined && !BY_EMOJI.has(emoji)) BY_EMOJI.set(emoji, names[0]);
}

/** The emoji behind a name of Slack's or an alias, whatever its skin tone; undefined for a workspace's own emoji. */
export const emojiNamed = (name: string): string | undefined => BY_NAME.get(name.replace(/::skin-tone-\d$/u, ''));

/** Slack's name for an emoji character, whatever its skin tone. */
export const nameOfEmoji = (emoji: string): string | undefined => BY_EMOJI.get(bare(emoji));

const WRITTEN = /(?<![\p{L}\p{N}:])(?<written>:(?<name>[\w+'-]+):(?::skin-tone-\d:)?)/gu;

/** Text in which `:tada:` is the emoji that people saw when they typed it. */
export const withEmoji = (text: string): string =>
  text.replaceAll(WRITTEN, (written: string, _: string, name: string) => emojiNamed(name) ?? written);
