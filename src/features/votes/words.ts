import { LANGUAGES, type InLanguage } from '../../language/language.ts';
import { refuse, type Refusal, wrongUsage } from '../../meeting/feature.ts';
import { tooLong } from '../../meeting/limits.ts';
import { KEYCAPS } from '../../meeting/signs.ts';
import type { VoteMotion } from './ballots.ts';
import { votesMessages } from './messages.ts';

/** As the buttons are called, in any language: people type what they read. */
const LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  LANGUAGES.flatMap((language) =>
    Object.entries(votesMessages({ language }).ballots).map(([choice, label]) => [label.toLowerCase(), choice]),
  ),
);

const PLAIN_WORDS: Readonly<Record<string, string>> = {
  ...LABELS,
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

const MOST_OPTIONS = KEYCAPS.length;

/** The emoji for a motion's options, in the options' order. */
export const optionEmoji = (motion: Pick<VoteMotion, 'plain'>): readonly string[] =>
  motion.plain ? ['👍', '👎', '👀'] : KEYCAPS;

/** The option that a reaction chooses, or none. */
export const chosenByEmoji = (motion: VoteMotion, emoji: string): string | undefined =>
  motion.options[optionEmoji(motion).indexOf(emoji)];

/** The option that a word, or an option's number, chooses; case does not matter. */
export function chosenByWord(motion: VoteMotion, typed: string): string | undefined {
  const word = typed.trim().toLowerCase();
  if (motion.plain) return Object.hasOwn(PLAIN_WORDS, word) ? PLAIN_WORDS[word] : undefined;
  return (
    motion.options.find((option) => option.toLowerCase() === word) ??
    motion.options[/^\d$/u.test(word) ? Number(word) - 1 : -1]
  );
}

/** Whether a word is what people say to vote, so that `/vote yes` never becomes a motion called "yes". */
export const isBallotWord = (typed: string): boolean => Object.hasOwn(PLAIN_WORDS, typed.trim().toLowerCase());

const BARE_BALLOT = /^(?<word>\+1|-1|[+-]?0|aye|nay|abstain)[.!]?$/iu;
/** `+1, at last` and `-1 too early`, with the reason; but `+1 to that` is about what somebody said. */
const WITH_REASON = /^(?<word>[+-][01](?=\s*[,;:.!–—-]\s*\p{L})|-[01](?=\s+(?!to\b)\p{L}))/u;

/**
 * The ballot that a whole message is while a vote is open, without any command: only words that mean nothing else, and
 * those with a sign with a reason behind them. "Yes" and "no" answer any question.
 */
export function bareBallot(said: string): string | undefined {
  const words = said.trim();
  return (BARE_BALLOT.exec(words) ?? WITH_REASON.exec(words))?.groups?.['word'];
}

/** `TEXT: a, b, c`, `TEXT? a, b`: a motion with options; else a plain motion. */
export function readMotion(
  typed: string,
  of: InLanguage,
): { readonly text: string; readonly options?: readonly string[] } | Refusal {
  const say = votesMessages(of);
  if (/:\s*$/u.test(typed)) return wrongUsage(say.optionsMissing);
  const { text, mark, list = '' } = /^(?<text>.+?)(?<mark>[:?])\s+(?<list>[^\s:?][^:?]*)$/u.exec(typed)?.groups ?? {};
  if (text === undefined || !list.includes(',')) return { text: typed };
  const named = list
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '');
  // A ballot's word is read without case, so two options can't differ in that alone.
  const options = [...Map.groupBy(named, (option) => option.toLowerCase()).values()].flatMap(([first]) => first ?? []);
  return wrongOptions(options, of) ?? { text: mark === '?' ? `${text}?` : text, options };
}

function wrongOptions(options: readonly string[], of: InLanguage): Refusal | undefined {
  const say = votesMessages(of);
  if (options.length < 2) return wrongUsage(say.tooFewOptions);
  if (options.length > MOST_OPTIONS) return refuse(say.tooManyOptions(options.length, MOST_OPTIONS));
  const long = options.map((option) => tooLong(option, of, 'name')).find((why) => why !== undefined);
  return long === undefined ? undefined : refuse(long);
}
