import type { RootContent } from 'mdast';

import { paragraphNode, rawNode, textNode } from './build.ts';
import type { MinutesFormat } from './format.ts';
import { writeMarkdown } from './write.ts';

/** A column of a table in minutes. */
export interface TableColumn {
  readonly heading: string;
  readonly align: 'none' | 'left' | 'right' | 'center';
  /** A text for each row. */
  readonly cells: readonly string[];
}

/** A cell's text in Markdown, escaped, and never with a bar that would end it. */
const cellMarkdown = (text: string, style: MinutesFormat['style']): string =>
  text === '' ? '' : writeMarkdown({ type: 'root', children: [paragraphNode(textNode(text))] }, style).trimEnd();

/** How many characters people see. */
const widthOf = (text: string): number => Array.from(new Intl.Segmenter().segment(text)).length;

function rule(align: TableColumn['align'], width: number, how: MinutesFormat['style']['tableRule'] = 'tight'): string {
  const [start, end] = [align === 'left' || align === 'center', align === 'right' || align === 'center'];
  // With the bars' own spaces around it, it's two narrower, and has at least one dash.
  const inner = { tight: width, spaced: Math.max(1, width - 2), short: 1 }[how];
  const dashes = `${start ? ':' : '-'}${'-'.repeat(inner)}${end ? ':' : '-'}`;
  return how === 'spaced' ? ` ${dashes} ` : dashes;
}

/** A table with columns as wide as what they have, so that it can be read and edited as text. */
export function tableNode(columns: readonly TableColumn[], style: MinutesFormat['style']): RootContent {
  const written = columns.map(({ heading, align, cells }) => {
    const texts = [heading, ...cells].map((text) => cellMarkdown(text, style));
    const width = Math.max(1, ...texts.map((text) => widthOf(text)));
    const pad = (text: string): string => text + ' '.repeat(width - widthOf(text));
    const [title = '', ...below] = texts.map((text) => ` ${pad(text)} `);
    return [title, rule(align, width, style.tableRule), ...below];
  });
  const rows = (written[0] ?? []).map((_, i) => `|${written.map((column) => column[i] ?? '').join('|')}|`);
  return rawNode(rows.join('\n'));
}
