import { html } from 'htm/preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { Post, WebMember } from '../protocol.ts';
import { bareEmoji, PICKABLE_EMOJI, wordFor } from './emoji.ts';
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
    ${others.map(({ emoji }) => button(emoji, wordFor(emoji)))}
  </div>`;
}

/** A button that opens the small set of reactions; arrow keys move in it, Esc closes it. */
export function EmojiPicker({ post, me, tabIndex, react }: Omit<Props, 'members'>) {
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const set = useRef<HTMLDivElement>(null);
  // Before the next key is read, so that a fast typist's arrow already moves in the picker.
  useLayoutEffect(() => {
    if (open) set.current?.querySelector('button')?.focus();
  }, [open]);
  const close = (): void => {
    setOpen(false);
    opener.current?.focus();
  };
  const key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') close();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
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
  const choices = html`<div
    class="picker"
    role="toolbar"
    aria-label=${messagesNow().reactions}
    ref=${set}
    onKeyDown=${key}
    onFocusOut=${leave}
  >
    ${PICKABLE_EMOJI.map(
      ({ emoji, word }) =>
        html`<button type="button" aria-label=${word} title=${word} onClick=${() => pick(emoji)}>
          <${EmojiIcon} emoji=${emoji} />
        </button>`,
    )}
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
