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

/** An empty item under text makes a heading of the text. */
export const emptyItem: LintRule = lintRule('empty-item', (source) => {
  const lines = [...numberedLines(source)];
  return lines.flatMap(([number, line], i): LintSpot[] => {
    const above = lines[i - 1]?.[1] ?? '';
    const isUnderText = /\S/u.test(above) && !/^\s*(?:#|>|-+\s*$|\|)/u.test(above);
    return /^ {0,3}-[ \t]*$/u.test(line) && isUnderText
      ? [[number, 'an empty "- " makes a heading of the line above it: write "- …"']]
      : [];
  });
});

const LEFT_OVER = /^\s*\[TOC\]\s*$|\bFIXME\b|^(?:<{7}|>{7})(?:\s|$)/u;

/** Nothing is left over from a template, an editor or a merge. */
export const leftOver: LintRule = lintRule('left-over', (source) =>
  inLines(source, (line) => {
    const found = LEFT_OVER.exec(line)?.[0].trim();
    return found === undefined ? [] : [`"${found}" is left over`];
  }),
);
