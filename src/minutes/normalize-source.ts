// What people's editors leave behind and a Markdown parser takes for something else.

const MARKER = String.raw`[-*+]|\d{1,9}[.)]`;

/** U+00A0 in the indentation, between marker and box, and after the box. */
const SPACE = String.raw`[ \t\u00A0]`;
/** What comes after space, if anything does. */
const WORDS = String.raw`(?<words>[^ \t\u00A0].*)?$`;

/** A character that nobody types, in place of the words that an empty item doesn't have. */
export const EMPTY_MARK = '\uE000';

const BOX = new RegExp(
  // `- [ ] x`, `-[x] x`, `- []x`; not `- [x](url)`, which is a link.
  String.raw`^(?<indent>${SPACE}*)(?<marker>${MARKER})${SPACE}*\[${SPACE}*(?:(?<tick>[xX✓✔])${SPACE}*)?\](?![(:[])${SPACE}*${WORDS}`,
  'u',
);
const ITEM = new RegExp(
  String.raw`^(?<indent>${SPACE}*)(?<marker>${MARKER})(?<gap>[ \t]*\u00A0${SPACE}*)${WORDS}`,
  'u',
);
const HEADING = new RegExp(String.raw`^(?<indent> {0,3})(?<marks>#{1,6})[ \t]*\u00A0${SPACE}*${WORDS}`, 'u');
// An item with nothing in it: under a line of text, `-` would make that line a heading.
const EMPTY = new RegExp(String.raw`^(?<indent>${SPACE}*)(?<marker>[-*+])${SPACE}*$`, 'u');
const FENCE = /^[ \t]*(?:[-*+][ \t]+)?(?<fence>`{3,}|~{3,})/u;

const plain = (space = ''): string => space.replaceAll('\u00A0', ' ');

type Groups = Readonly<Record<string, string | undefined>>;

/** What is mended, and how it should read; the first that fits counts. */
const MENDS: readonly { readonly found: RegExp; readonly mended: (groups: Groups) => string }[] = [
  {
    found: BOX,
    mended: ({ indent, marker, tick, words = EMPTY_MARK }) =>
      `${plain(indent)}${marker} [${tick === undefined ? ' ' : 'x'}] ${words}`,
  },
  { found: EMPTY, mended: ({ indent, marker }) => `${plain(indent)}${marker} ${EMPTY_MARK}` },
  { found: ITEM, mended: ({ indent, marker, gap, words = '' }) => `${plain(indent)}${marker}${plain(gap)}${words}` },
  { found: HEADING, mended: ({ indent, marks, words = '' }) => `${indent}${marks} ${words}` },
];

function mendLine(line: string): string {
  for (const { found, mended } of MENDS) {
    const groups = found.exec(line)?.groups;
    if (groups) return mended(groups);
  }
  return line;
}

/** The file's lines as a parser should read them, one for one, so that every line keeps its number. */
export function normalizeSource(lines: readonly string[]): string[] {
  let fence: string | undefined;
  return lines.map((line, i) => {
    const mark = FENCE.exec(line)?.groups?.['fence'];
    const inside = fence !== undefined;
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence))) fence = inside ? undefined : mark;
    if (inside || mark !== undefined) return line;
    const bare = i === 0 ? line.replace(/^\uFEFF/u, '') : line;
    return mendLine(bare);
  });
}
