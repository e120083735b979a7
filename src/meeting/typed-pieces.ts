import { onlyTypedLink } from '../minutes/phrasing.ts';
import type { MessagePiece } from './message.ts';

// A link with words as people type it. Its address ends where another link could begin, so each character is read once.
const TYPED_LINK =
  /(?<![!\\])\[[^[\]\n\\`]+\]\((?:https?:\/\/|mailto:)[^\s()<>[\]]+(?:\([^\s()<>[\]]*\)[^\s()<>[\]]*)*\)/giu;

/** Platforms can't cut a link if their messages can't hold it: a longer one stays as it was typed. */
const LONGEST_LINK = 500;

/** A text in pieces: what a pattern finds, as `found` makes it, and what stands between, as `others` makes it. */
export function piecesBetween(
  words: string,
  pattern: RegExp,
  found: (match: RegExpExecArray) => readonly MessagePiece[] | undefined,
  others: (words: string) => readonly MessagePiece[],
): MessagePiece[] {
  const all: MessagePiece[] = [];
  let from = 0;
  for (const match of words.matchAll(pattern)) {
    const made = found(match);
    if (!made) continue;
    all.push(...others(words.slice(from, match.index)), ...made);
    from = match.index + match[0].length;
  }
  all.push(...others(words.slice(from)));
  return all;
}

/** Words as they were typed, and nothing for none. */
export const asTyped = (words: string): MessagePiece[] => (words === '' ? [] : [words]);

function linkOf([typed]: RegExpExecArray): readonly MessagePiece[] | undefined {
  const link = typed.length > LONGEST_LINK ? undefined : onlyTypedLink(typed);
  return link && [{ link: link.url, text: link.words }];
}

/**
 * What somebody typed, for messages: links with words are links. One whose words read as another address stays as it
 * was typed, so that people see where it leads.
 * @param others the pieces of the words between the links
 */
export const typedPieces = (
  words: string,
  others: (words: string) => readonly MessagePiece[] = asTyped,
): MessagePiece[] => piecesBetween(words, TYPED_LINK, linkOf, others);
