import { code, type Message, type MessagePiece } from './message.ts';
import type { Vocabulary } from './parse-spoken.ts';

// A hint names a command as the platform takes it. Texts name it as the web room does, and adapters write it anew.

const TYPED = /(?<![\p{L}\p{N}/.:<@#])\/(?<word>\p{L}[\p{L}-]*)/gu;
const QUOTED = /"[^"\n]*"/gu;

/** The words that call commands, including those that come after `meeting`. */
const isWord = (word: string, { verbs }: Vocabulary): boolean =>
  word === 'meeting' || verbs.has(word) || verbs.has(`meeting ${word}`);

const tokens = (said: string): ReadonlySet<string> => new Set(said.match(/(?<=\s)\/\S+/gu));

/**
 * A sentence of Gavel's in pieces: the commands in it, and its words. What is in quotes, and what the person it answers
 * typed after their command, is theirs and stays as it is.
 * @param said what they typed; '' if all commands are hints
 */
export function withHints(sentence: string, said: string, words: Vocabulary): MessagePiece[] {
  const theirs = tokens(said);
  const quoted = [...sentence.matchAll(QUOTED)].map(({ index, 0: quote }) => [index, index + quote.length] as const);
  const pieces: MessagePiece[] = [];
  let from = 0;
  for (const { index, 0: typed, groups } of sentence.matchAll(TYPED)) {
    const word = groups?.['word']?.toLowerCase() ?? '';
    const isTheirs = theirs.has(typed) || quoted.some(([start, end]) => start < index && index < end);
    if (isTheirs || !isWord(word, words)) continue;
    pieces.push(sentence.slice(from, index), code(typed));
    from = index + typed.length;
  }
  return [...pieces, sentence.slice(from)].filter((piece) => piece !== '');
}

/**
 * A message with its commands as a platform takes them.
 * @param write makes of `/topic TEXT` what people type there
 */
export const writtenFor = (message: Message, write: (typed: string) => string): Message => ({
  ...message,
  lines: message.lines.map((line) => ({
    ...line,
    pieces: line.pieces.map((piece) =>
      typeof piece === 'object' && 'command' in piece ? { code: write(piece.command) } : piece,
    ),
  })),
});
