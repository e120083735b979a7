import { html } from 'htm/preact';

import type { MessageLine, MessagePiece } from '../../../meeting/message.ts';
import type { Post, WebMember } from '../protocol.ts';
import { Icon, withIcons } from './icons.ts';
import { messagesNow } from './language.ts';
import { Instant } from './time.ts';
import { tokensOf } from './tokens.ts';

/** What the pieces of a message can do in the page. */
export interface PieceContext {
  readonly members: readonly WebMember[];
  readonly me: string;
  /** As the meeting calls them: `@handle`, or a guest's name; undefined if nobody knows yet who they are. */
  readonly label: string | undefined;
  /** Puts a command into the composer. */
  readonly compose: (text: string) => void;
  /** -1 where the message is not the one that the keyboard is at. */
  readonly tabIndex: number;
}

/** What somebody typed, as it was typed; only links and names of people look different. */
export const TypedText = ({ text, context }: { text: string; context: PieceContext }) =>
  html`<p class="typed">${typedTokens(text, context)}</p>`;

/** The same with links that have words. */
export const TypedPieces = ({ pieces, context }: { pieces: readonly MessagePiece[]; context: PieceContext }) =>
  html`<p class="typed">
    ${pieces.map((piece) =>
      typeof piece === 'string' ? typedTokens(piece, context) : html`<${OnePiece} piece=${piece} context=${context} />`,
    )}
  </p>`;

const typedTokens = (text: string, context: PieceContext) =>
  tokensOf(text, (name) => context.members.some(({ handle }) => handle.toLowerCase() === name.toLowerCase())).map(
    (token) => {
      if (token.kind === 'link') return html`<${Link} href=${token.text} text=${token.text} context=${context} />`;
      if (token.kind === 'mention') return html`<${Mention} name=${token.text.slice(1)} context=${context} />`;
      if (token.kind === 'command') return html`<span class="verb">${token.text}</span>`;
      return token.text;
    },
  );

/** The lines of a message of Gavel's; items that follow each other are one list. */
export function Lines({ lines, context }: { lines: readonly MessageLine[]; context: PieceContext }) {
  const blocks: MessageLine[][] = [];
  for (const line of lines) {
    const last = blocks.at(-1);
    if (line.kind === 'item' && last?.[0]?.kind === 'item') last.push(line);
    else blocks.push([line]);
  }
  return blocks.map((block) => {
    const [first] = block;
    if (first?.kind === 'item') {
      return html`<ul class="items">
        ${block.map((line) => html`<${Item} line=${line} context=${context} />`)}
      </ul>`;
    }
    const inner = first?.pieces.map((piece) => html`<${OnePiece} piece=${piece} context=${context} />`);
    return first?.kind === 'heading' ? html`<h3>${inner}</h3>` : html`<p>${inner}</p>`;
  });
}

function Item({ line, context }: { line: MessageLine; context: PieceContext }) {
  const inner = line.pieces.map((piece) => html`<${OnePiece} piece=${piece} context=${context} />`);
  const depth = `depth-${Math.min(line.depth ?? 0, 4)}`;
  // An item that brings its own number needs no bullet.
  const numbered = typeof line.pieces[0] === 'string' && /^\d+\. /u.test(line.pieces[0]);
  if (line.ticked === undefined) return html`<li class=${numbered ? `${depth} numbered` : depth}>${inner}</li>`;
  const { done, open } = messagesNow();
  const box = html`<${Icon} name=${line.ticked ? 'action' : 'box'} label=${line.ticked ? done : open} />`;
  return html`<li class=${`${depth} boxed`}>${box} <span>${inner}</span></li>`;
}

function OnePiece({ piece, context }: { piece: MessagePiece; context: PieceContext }) {
  if (typeof piece === 'string') return withIcons(piece);
  if ('member' in piece && piece.account !== undefined) return piece.member;
  if ('member' in piece) return html`<${Mention} name=${piece.member} context=${context} />`;
  if ('time' in piece) return html`<${Instant} at=${piece.time} />`;
  if ('link' in piece) return html`<${Link} href=${piece.link} text=${piece.text} context=${context} />`;
  if ('strong' in piece) return html`<strong>${withIcons(piece.strong)}</strong>`;
  return html`<${Code} text=${'command' in piece ? piece.command : piece.code} context=${context} />`;
}

function Mention({ name, context }: { name: string; context: PieceContext }) {
  const mine = name.toLowerCase() === context.me.toLowerCase();
  return html`<span class=${mine ? 'mention mine' : 'mention'}>@${name}</span>`;
}

/** Addresses of other schemes than the web's and mail's are shown, not followed. */
export function Link({ href, text, context }: { href: string; text: string; context: PieceContext }) {
  const url = URL.canParse(href, location.href) ? new URL(href, location.href) : undefined;
  if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return `${text} (${href})`;
  const elsewhere = url.origin === location.origin ? {} : { target: '_blank', rel: 'noreferrer' };
  return html`<a href=${url.href} tabindex=${context.tabIndex} ...${elsewhere}>${text}</a>`;
}

/** A command can be put into the composer with a click, for who does not know the words yet. */
export function Code({ text, context }: { text: string; context: PieceContext }) {
  if (text.includes('\n')) return html`<pre><code>${text}</code></pre>`;
  if (!/^[/!#]/u.test(text)) return html`<code>${text}</code>`;
  return html`<button
    type="button"
    class="command"
    tabindex=${context.tabIndex}
    title=${messagesNow().putIntoBox}
    onClick=${() => context.compose(text)}
  >
    ${text}
  </button>`;
}

/** A post in plain words: for quotes and for screen readers. */
export function plainPost({ content }: Post): string {
  if ('text' in content) {
    const { text, pictures = [] } = content;
    return [text, ...pictures.map(({ name }) => messagesNow().picture(name))].filter((part) => part !== '').join('\n');
  }
  return content.message.lines.map(({ pieces }) => pieces.map(words).join('')).join('\n');
}

function words(piece: MessagePiece): string {
  if (typeof piece === 'string') return piece;
  if ('member' in piece) return piece.account === undefined ? `@${piece.member}` : piece.member;
  if ('time' in piece) return piece.time;
  if ('link' in piece) return piece.text;
  if ('command' in piece) return piece.command;
  return 'strong' in piece ? piece.strong : piece.code;
}
