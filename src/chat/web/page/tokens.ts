/** A piece of typed text. Put together again, the `text`s are exactly what was typed. */
export interface TextToken {
  readonly kind: 'plain' | 'link' | 'mention' | 'command';
  readonly text: string;
}

const TOKEN =
  /(https?:\/\/[^\s<>"]*[^\s<>"'.,;:!?)\]])|((?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]*[\p{L}\p{N}_])|((?<=^|\n)(?:\/{1,2}|[!#])\p{L}+(?![\p{L}\p{N}/]))/gu;

/** Finds links, names of people, and commands at the start of a line. `isMember` says whether a name without its `@` is somebody's. */
export function tokensOf(text: string, isMember: (name: string) => boolean): readonly TextToken[] {
  const found: TextToken[] = [];
  let end = 0;
  for (const match of text.matchAll(TOKEN)) {
    const [whole, link, name] = match;
    if (name !== undefined && !isMember(name.slice(1))) continue;
    if (match.index > end) found.push({ kind: 'plain', text: text.slice(end, match.index) });
    const kind = link === undefined ? (name === undefined ? 'command' : 'mention') : 'link';
    found.push({ kind, text: whole });
    end = match.index + whole.length;
  }
  if (end < text.length) found.push({ kind: 'plain', text: text.slice(end) });
  return found;
}
