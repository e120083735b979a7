/** A piece of typed text. Put together again, the `text`s are exactly what was typed. */
export interface Token {
  readonly kind: 'plain' | 'link' | 'mention';
  readonly text: string;
}

const TOKEN = /(https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]])|((?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]*[\p{L}\p{N}_])/gu;

/** Finds the links and the names of people in a text. `isMember` says whether a name without its `@` is somebody's. */
export function tokens(text: string, isMember: (name: string) => boolean): readonly Token[] {
  const found: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, link] = match;
    if (link === undefined && !isMember(whole.slice(1))) continue;
    if (match.index > end) found.push({ kind: 'plain', text: text.slice(end, match.index) });
    found.push({ kind: link === undefined ? 'mention' : 'link', text: whole });
    end = match.index + whole.length;
  }
  if (end < text.length) found.push({ kind: 'plain', text: text.slice(end) });
  return found;
}
