import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';

import { writtenFor } from '../../meeting/hints.ts';
import {
  accountIn,
  pieceName,
  plainText,
  type MessageLine,
  type Message,
  type MessagePiece,
} from '../../meeting/message.ts';

/** A message as an event's content has it: plain words for clients that show no markup, and HTML for the others. */
export interface MatrixMarkup {
  readonly body: string;
  readonly format: 'org.matrix.custom.html';
  readonly formatted_body: string;
}

/** The Matrix id of the member of a handle, if it is known. */
export type MxidOf = (handle: string) => string | undefined;

const el = (tagName: string, children: ElementContent[], properties: Record<string, string> = {}): ElementContent => ({
  type: 'element',
  tagName,
  properties,
  children,
});

/** Text, with its line breaks. */
const words = (value: string): ElementContent[] =>
  value.split('\n').flatMap((line, i): ElementContent[] => {
    const text: ElementContent = { type: 'text', value: line };
    return i === 0 ? [text] : [el('br', []), text];
  });

// The schemes that the specification lets clients follow (Client-Server API, "m.room.message msgtypes").
const FOLLOWED = /^(?:https?|ftp|mailto|magnet):/iu;

const mxidIn = (piece: Extract<MessagePiece, { readonly member: string }>, mxidOf: MxidOf): string | undefined =>
  piece.account === undefined ? mxidOf(piece.member) : accountIn('matrix', piece);

function inline(piece: MessagePiece, mxidOf: MxidOf): ElementContent[] {
  if (typeof piece === 'string') return words(piece);
  if ('member' in piece) {
    const mxid = mxidIn(piece, mxidOf);
    const name = words(pieceName(piece));
    return mxid === undefined ? name : [el('a', name, { href: `https://matrix.to/#/${encodeURIComponent(mxid)}` })];
  }
  if ('link' in piece)
    return FOLLOWED.test(piece.link) ? [el('a', words(piece.text), { href: piece.link })] : words(plainPiece(piece));
  if ('strong' in piece) return [el('strong', words(piece.strong))];
  return 'code' in piece ? [codeOf(piece.code)] : words(plainPiece(piece));
}

/** Code of several lines keeps them, with their spaces, in a block of its own. */
function codeOf(said: string): ElementContent {
  if (!said.includes('\n')) return el('code', words(said));
  return el('pre', [el('code', [{ type: 'text', value: said }])]);
}

const plainPiece = (piece: MessagePiece): string => plainText({ lines: [{ kind: 'text', pieces: [piece] }] });

const box = ({ ticked }: MessageLine): ElementContent[] => (ticked === undefined ? [] : words(ticked ? '☑ ' : '☐ '));

const phrasing = (line: MessageLine, mxidOf: MxidOf): ElementContent[] => [
  ...box(line),
  ...line.pieces.flatMap((piece) => inline(piece, mxidOf)),
];

/** Items that stand one after another, as lists in lists: a deeper one belongs to the one above it. */
function list(items: readonly MessageLine[], mxidOf: MxidOf, depth = 0): ElementContent {
  const isHere = (item: MessageLine): boolean => (item.depth ?? 0) <= depth;
  const groups: MessageLine[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && !isHere(item)) last.push(item);
    else groups.push([item]);
  }
  const entry = (group: readonly MessageLine[]): ElementContent => {
    const own = group.filter(isHere).flatMap((item) => phrasing(item, mxidOf));
    const deeper = group.filter((item) => !isHere(item));
    return el('li', [...own, ...(deeper.length > 0 ? [list(deeper, mxidOf, depth + 1)] : [])]);
  };
  return el('ul', groups.map(entry));
}

/** Lines of one kind that stand together, in order. */
function runs(lines: readonly MessageLine[]): MessageLine[][] {
  const all: MessageLine[][] = [];
  for (const line of lines) {
    const last = all.at(-1);
    if (last?.[0]?.kind === line.kind) last.push(line);
    else all.push([line]);
  }
  return all;
}

function block(run: readonly MessageLine[], mxidOf: MxidOf): ElementContent[] {
  const [first] = run;
  if (first?.kind === 'item') return [list(run, mxidOf)];
  if (first?.kind === 'heading') return run.map((line) => el('h4', phrasing(line, mxidOf)));
  return paragraphs(run.flatMap((line, i) => [...(i > 0 ? [el('br', [])] : []), ...phrasing(line, mxidOf)]));
}

const isElement = (node: ElementContent | undefined, tagName: string): boolean =>
  node?.type === 'element' && node.tagName === tagName;

/** Blocks stand between paragraphs, never in one; beside them no line has to be broken. */
function paragraphs(content: readonly ElementContent[]): ElementContent[] {
  const blocks: ElementContent[] = [];
  let flowing: ElementContent[] = [];
  const close = (): void => {
    if (flowing.length > 0) blocks.push(el('p', flowing));
    flowing = [];
  };
  for (const node of content) {
    const isBesideBlock = flowing.length === 0 && blocks.length > 0;
    if (isElement(node, 'pre')) {
      if (isElement(flowing.at(-1), 'br')) flowing.pop();
      close();
      blocks.push(node);
    } else if (!isBesideBlock || !isElement(node, 'br')) flowing.push(node);
  }
  close();
  return blocks;
}

/** Code of several lines keeps its fences if there is no markup. */
const fenced = (line: MessageLine): MessageLine => ({
  ...line,
  pieces: line.pieces.map((piece) =>
    typeof piece === 'object' && 'code' in piece && piece.code.includes('\n') ? `\`\`\`\n${piece.code}\n\`\`\`` : piece,
  ),
});

/** The Matrix ids of those whom a message calls. */
export function mentionedMxids({ lines }: Message, mxidOf: MxidOf): string[] {
  const ids = lines
    .flatMap(({ pieces }) => pieces)
    .map((piece) =>
      typeof piece === 'object' && 'member' in piece && piece.calls === true ? mxidIn(piece, mxidOf) : undefined,
    );
  return [...new Set(ids.filter((id) => id !== undefined))];
}

/**
 * Writes a message for Matrix: HTML of the elements that the specification allows, and a plain body. What people typed
 * is text in both; nobody is notified by it, since that is for `m.mentions` alone. Halves of characters, at which
 * homeservers stumble, are replaced.
 */
export function writeMarkup(said: Message, mxidOf: MxidOf): MatrixMarkup {
  // Element keeps `/` for its own commands.
  const message = writtenFor(said, (typed) => typed.replaceAll(/(?<![^\s,])\/(?=\p{L})/gu, '!'));
  const { lines, offers = [] } = message;
  const offered: ElementContent[] =
    offers.length === 0 ? [] : [el('p', words(offers.map(({ emoji, label }) => `${emoji} ${label}`).join('   ')))];
  const children = [...runs(lines).flatMap((run) => block(run, mxidOf)), ...offered];
  return {
    body: plainText({ ...message, lines: lines.map(fenced) }).toWellFormed(),
    format: 'org.matrix.custom.html',
    formatted_body: toHtml({ type: 'root', children }).toWellFormed(),
  };
}
