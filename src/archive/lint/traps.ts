import { inLines, numberedLines, lintRule, type LintRule, type LintSpot } from './mistake.ts';

/** A byte order mark hides the front matter from some readers. */
export const byteOrderMark: LintRule = lintRule('byte-order-mark', ({ lines }) =>
  lines[0]?.startsWith('\uFEFF') === true
    ? [[1, 'the file begins with an invisible byte order mark: save it without one']]
    : [],
);

const ODD_BOX = /^[ \t\u00A0]*(?:[-*+]|\d+[.)])[ \t\u00A0]*\[(?:[ \t\u00A0]*|[ \u00A0]*[xX][ \u00A0]*)\](?![(:[])/u;
const RIGHT_BOX =
  /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\][ \t]+(?!\u00A0)\S|^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\][ \t]*$/u;

/** A box is one for every reader. */
export const oddBox: LintRule = lintRule('odd-box', (source) =>
  inLines(source, (line) => {
    if (!ODD_BOX.test(line) || RIGHT_BOX.test(line)) return [];
    const why = line.includes('\u00A0') ? ' (it has a no-break space)' : '';
    return [`GitHub doesn't show this as a checkbox${why}: write "- [ ] " or "- [x] "`];
  }),
);

/** Where the words of a line begin: behind the marker if it's an item. */
const wordsFrom = (line: string): number => /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?/u.exec(line)?.[0].length ?? 0;

/** An empty item under text makes a heading of the text, unless it's beside an item. */
export const emptyItem: LintRule = lintRule('empty-item', (source) => {
  const lines = [...numberedLines(source)];
  return lines.flatMap(([number, line], i): LintSpot[] => {
    if (!/^\s*-[ \t]*$/u.test(line)) return [];
    const above = lines[i - 1]?.[1] ?? '';
    const isUnderText = /\S/u.test(above) && !/^\s*(?:#|>|-+\s*$|\|)/u.test(above);
    const column = line.indexOf('-') - wordsFrom(above);
    return isUnderText && column >= 0 && column <= 3
      ? [[number, 'an empty "- " makes a heading of the line above it: write "- …"']]
      : [];
  });
});

const LEFT_OVER = /^\s*\[TOC\]\s*$|^(?:<{7}|>{7})(?:\s|$)/u;
/** Where something else was to be written: `by FIXME`, `Chair: FIXME`, `@FIXME`, `(FIXME)`. */
const TO_FILL_IN =
  /[@#([]FIXME\b|(?:[:–] |\b(?:by|is|on|at|von|am|ist) |\bPR# ?)FIXME(?=\s*(?:$|[,;.)@]|by\b))|^\w+: .*\bFIXME$/u;
const CODE = /`[^`]*`/gu;

/** Nothing is left over from a template, an editor or a merge. */
export const leftOver: LintRule = lintRule('left-over', (source) =>
  inLines(source, (line) => {
    const found = LEFT_OVER.exec(line)?.[0].trim();
    if (found !== undefined) return [`"${found}" is left over: remove it`];
    return TO_FILL_IN.test(line.replaceAll(CODE, '')) ? ['"FIXME" is left over: fill it in'] : [];
  }),
);
