import { html } from 'htm/preact';
import { createContext } from 'preact';
import { useContext, useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { BoardEntry } from '../../../ports/board.ts';
import type { Post, WebMember } from '../protocol.ts';
import { bareEmoji, pickableEmoji, type PickableEmoji, type PickerRules, wordFor } from './emoji.ts';
import { EmojiIcon, Icon } from './icons.ts';
import { messagesNow } from './language.ts';
import { memberName } from './person.ts';

interface Props {
  readonly post: Post;
  readonly me: string;
  readonly members: readonly WebMember[];
  readonly tabIndex: number;
  readonly react: (emoji: string, removed: boolean) => void;
  /** Emoji that are shown elsewhere. */
  readonly except?: readonly string[] | undefined;
}

/** The reactions under a message: those it offers as buttons with words, then those that people gave. */
export function PostReactions({ post, me, members, tabIndex, react, except = [] }: Props) {
  const all = 'message' in post.content ? (post.content.message.offers ?? []) : [];
  const offers = all.filter(({ emoji }) => !except.includes(bareEmoji(emoji)));
  const offered = new Set(offers.map(({ emoji }) => bareEmoji(emoji)));
  const others = post.reactions.filter(({ emoji }) => !offered.has(emoji) && !except.includes(emoji));
  if (offers.length + others.length === 0) return null;
  const button = (emoji: string, word: string, label?: string) => {
    const by = post.reactions.find((one) => one.emoji === emoji)?.by ?? [];
    const mine = by.includes(me);
    const names = by.map((handle) => (handle === '' ? 'Gavel' : memberName(members, handle))).join(', ');
    return html`<button
      type="button"
      key=${emoji}
      class=${label === undefined ? 'reaction' : 'reaction offer'}
      tabindex=${tabIndex}
      aria-pressed=${mine}
      aria-label=${by.length > 0 ? `${word}, ${by.length}: ${names}` : word}
      title=${names === '' ? word : `${word}: ${names}`}
      onClick=${() => react(emoji, mine)}
    >
      <span class="emoji" aria-hidden="true"><${EmojiIcon} emoji=${emoji} /></span>
      ${label !== undefined && html`<span>${label}</span>`}
      ${by.length > 0 && html`<span class="count">${` ${by.length}`}</span>`}
    </button>`;
  };
  return html`<div class="reactions" role="group" aria-label=${messagesNow().reactions}>
    ${offers.map(({ emoji, label }) => button(bareEmoji(emoji), label, label))}
    ${others.map(({ emoji }) => button(emoji, wordFor(emoji, messagesNow())))}
  </div>`;
}

/** What every picker of a room knows. */
export const Picking = createContext<PickerRules>({ records: [], board: undefined });

interface PickerProps extends Omit<Props, 'members' | 'except'> {
  /** What was recorded from the message. */
  readonly entries: readonly BoardEntry[];
}

/** A button that opens the reactions, with what they do; arrow keys move in them, Esc closes them. */
export function EmojiPicker({ post, me, tabIndex, react, entries }: PickerProps) {
  const rules = useContext(Picking);
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const set = useRef<HTMLDivElement>(null);
  // Before the next key is read, so that a fast typist's arrow already moves in the picker.
  useLayoutEffect(() => {
    if (!open) return;
    set.current?.querySelector('button')?.focus();
    set.current?.scrollIntoView({ block: 'nearest' });
  }, [open]);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const buttons = [...(set.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    buttons.at((at + step) % buttons.length)?.focus();
  };
  const leave = (event: FocusEvent): void => {
    if (!(event.relatedTarget instanceof Node) || !set.current?.contains(event.relatedTarget)) setOpen(false);
  };
  const pick = (emoji: string): void => {
    react(
      emoji,
      post.reactions.some((one) => one.emoji === emoji && one.by.includes(me)),
    );
    close();
  };
  const choosable = pickableEmoji(post, entries, rules, messagesNow());
  const choice = ({ emoji, does }: PickableEmoji) => {
    const word = does ?? wordFor(emoji, messagesNow());
    return html`<button
      type="button"
      key=${emoji}
      class=${does !== undefined && 'does'}
      aria-label=${word}
      title=${does === undefined ? word : undefined}
      onClick=${() => pick(emoji)}
    >
      <${EmojiIcon} emoji=${emoji} />${does !== undefined && html`<span>${does}</span>`}
    </button>`;
  };
  const choices = html`<div
    class="picker"
    role="toolbar"
    aria-label=${messagesNow().reactions}
    ref=${set}
    onKeyDown=${key}
    onFocusOut=${leave}
  >
    ${choosable.filter(({ does }) => does !== undefined).map(choice)}
    <div class="plain-set">${choosable.filter(({ does }) => does === undefined).map(choice)}</div>
  </div>`;
  return html`<span class="picking">
    <button
      type="button"
      class="act"
      ref=${opener}
      tabindex=${tabIndex}
      aria-expanded=${open}
      title=${messagesNow().react}
      onClick=${() => setOpen(!open)}
    >
      <${Icon} name="smile" /><span class="unseen">${messagesNow().react}</span>
    </button>
    ${open && choices}
  </span>`;
}
