import type { Element, Nodes } from 'hast';

import type { ShownLine } from '../set-apart.ts';

/** Elements that begin a line, and after which another begins. */
const BLOCKS = new Set('address blockquote div dd dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre table td th tr ul'.split(' '));

interface Around {
  readonly within?: ShownLine['within'];
  readonly preformatted?: boolean;
}

const around = ({ tagName }: Element, outer: Around): Around => {
  if (tagName === 'pre') return { within: 'code', preformatted: true };
  return tagName === 'blockquote' && outer.within === undefined ? { ...outer, within: 'quote' } : outer;
};

export const textOfNode = (node: Nodes): string => {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(textOfNode).join('') : '';
};

/** The lines that a message's HTML shows. What a reply quotes in front is left out. */
export function shownHtmlLines(root: Nodes): readonly ShownLine[] {
  const lines: ShownLine[] = [];
  let line: ShownLine = { text: '' };
  const end = (): void => {
    if (line.text.trim() !== '') lines.push(line);
    line = { text: '' };
  };
  const add = (text: string, within: ShownLine['within']): void => {
    line = { ...line, text: line.text + text, ...(within && { within }) };
  };

  function read(value: string, { within, preformatted }: Around): void {
    const [first = '', ...others] = preformatted === true ? value.split('\n') : [value.replaceAll(/\s+/gu, ' ')];
    add(first, within);
    for (const other of others) {
      end();
      add(other, within);
    }
  }

  function element(node: Element, outer: Around): void {
    const { tagName } = node;
    if (tagName === 'mx-reply') return;
    if (tagName === 'br' || BLOCKS.has(tagName)) end();
    if (tagName === 'code' && outer.within === undefined && line.text.trim() === '')
      line = { ...line, code: textOfNode(node) };
    for (const child of node.children) visit(child, around(node, outer));
    if (BLOCKS.has(tagName)) end();
  }

  function visit(node: Nodes, outer: Around): void {
    if (node.type === 'text') read(node.value, outer);
    else if (node.type === 'element') element(node, outer);
    else if ('children' in node) for (const child of node.children) visit(child, outer);
  }

  visit(root, {});
  end();
  return lines;
}
