import type { BlockContent } from 'mdast';

import { paragraphNode } from './build.ts';
import type { MinutesFormat } from './format.ts';
import { phrasingOf } from './phrasing.ts';
import { tableCells, typedBlocks, type TypedBlock } from './typed-blocks.ts';
import { writeMarkdown } from './write.ts';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '{': '&#123;' };

/** Jekyll would run what looks like its own in a block of code, and reads entities only in HTML. */
function codeNode({ language, code }: Extract<TypedBlock, { kind: 'code' }>): BlockContent {
  if (!/\{[{%:]/u.test(code)) return { type: 'code', lang: language === '' ? null : language, value: code };
  const value = code.replaceAll(/[&<>{]/gu, (character) => ENTITIES[character] ?? character);
  return { type: 'html', value: `<pre><code>${value}</code></pre>` };
}

/** A cell with the space around it as it was typed, and what is no markup escaped. */
function cellText(cell: string, style: MinutesFormat['style']): string {
  const typed = cell.trim().replaceAll(String.raw`\|`, '|');
  if (typed === '') return cell;
  const words = writeMarkdown({ type: 'root', children: [paragraphNode(...cellPhrasing(typed))] }, style).trim();
  return cell.replace(cell.trim(), () => words);
}

/** A bar in code would end the cell. */
const cellPhrasing = (typed: string) =>
  phrasingOf(typed).map((node) =>
    node.type === 'inlineCode' && node.value.includes('|')
      ? ({ type: 'text', value: `\`${node.value}\`` } as const)
      : node,
  );

function tableNode(rows: readonly string[], style: MinutesFormat['style']): BlockContent {
  const lines = rows.map((row, i) => {
    const cells = tableCells(row) ?? [];
    return `|${cells.map((cell) => (i === 1 ? cell : cellText(cell, style))).join('|')}|`;
  });
  return { type: 'html', value: lines.join('\n') };
}

function blockNode(block: TypedBlock, style: MinutesFormat['style']): BlockContent {
  if (block.kind === 'words') return paragraphNode(...phrasingOf(block.text));
  return block.kind === 'code' ? codeNode(block) : tableNode(block.rows, style);
}

/** The blocks of a typed text below its first words, safe to stand in minutes. */
export function writtenBlocks(text: string, style: MinutesFormat['style']): BlockContent[] {
  if (!text.includes('\n')) return [];
  const [first, ...more] = typedBlocks(text);
  const below = first === undefined || first.kind === 'words' ? more : [first, ...more];
  return below.map((block) => blockNode(block, style));
}
