// Two comments enclose each part of a page that `npm run docs` writes.

/**
 * The text before it, the part itself, and the text after it. Throws an error if the page has no place for it.
 * @param what the part's name, as in `<!-- End of the commands. -->`
 */
export function splitPage(page: string, what: string): readonly [before: string, part: string, after: string] {
  const start = `<!-- ${what.charAt(0).toUpperCase()}${what.slice(1)}: written by \`npm run docs\`. -->`;
  const end = `<!-- End of ${what}. -->`;
  const from = page.indexOf(start);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`The page has no place for ${what}: ${start} … ${end}`);
  return [page.slice(0, from + start.length), page.slice(from + start.length, to), page.slice(to)];
}

/** The page with another text in that place. */
export function replacePart(page: string, what: string, text: string): string {
  const [before, , after] = splitPage(page, what);
  return `${before}\n\n${text}\n\n${after}`;
}
