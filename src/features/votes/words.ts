import type { Motion } from './ballots.ts';

const PLAIN_WORDS: Readonly<Record<string, string>> = {
  '+1': 'for',
  aye: 'for',
  yes: 'for',
  for: 'for',
  yea: 'for',
  y: 'for',
  '👍': 'for',
  '-1': 'against',
  nay: 'against',
  no: 'against',
  against: 'against',
  n: 'against',
  '👎': 'against',
  '0': 'abstain',
  '+0': 'abstain',
  '-0': 'abstain',
  abstain: 'abstain',
  abstained: 'abstain',
  '👀': 'abstain',
};

const KEYCAPS = ['1⃣', '2⃣', '3⃣', '4⃣', '5⃣', '6⃣', '7⃣', '8⃣', '9⃣'];
export const MOST_OPTIONS = KEYCAPS.length;

/** The emoji that stand for a motion's options, in the options' order. */
export const optionEmoji = (motion: Pick<Motion, 'plain'>): readonly string[] =>
  motion.plain ? ['👍', '👎', '👀'] : KEYCAPS;

/** The option that a reaction chooses, or none. */
export const chosenByEmoji = (motion: Motion, emoji: string): string | undefined =>
  motion.options[optionEmoji(motion).indexOf(emoji)];

/** The option that a word, or an option's number, chooses; case does not matter. */
export function chosenByWord(motion: Motion, typed: string): string | undefined {
  const word = typed.trim().toLowerCase();
  if (motion.plain) return Object.hasOwn(PLAIN_WORDS, word) ? PLAIN_WORDS[word] : undefined;
  return (
    motion.options.find((option) => option.toLowerCase() === word) ??
    motion.options[/^\d$/u.test(word) ? Number(word) - 1 : -1]
  );
}

/** Whether a word is what people say to vote, so that `/vote yes` never becomes a motion called "yes". */
export const isBallotWord = (typed: string): boolean => Object.hasOwn(PLAIN_WORDS, typed.trim().toLowerCase());

/** `TEXT: a, b, c`, `TEXT? a, b`: a motion with options; else a plain motion. */
export function readMotion(typed: string): { readonly text: string; readonly options?: readonly string[] } {
  const { text, mark, list } = /^(?<text>.+?)(?<mark>[:?])\s+(?<list>[^:?]+)$/u.exec(typed)?.groups ?? {};
  const options = [
    ...new Set(
      (list ?? '')
        .split(',')
        .map((option) => option.trim())
        .filter((option) => option !== ''),
    ),
  ];
  if (text === undefined || options.length < 2) return { text: typed };
  return { text: mark === '?' ? `${text}?` : text, options };
}
