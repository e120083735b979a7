import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import type { BoardEntry, BoardVote, BoardVoteOption } from '../../../ports/board.ts';
import type { Post } from '../protocol.ts';
import { EntryCard } from './card.ts';
import { Face } from './face.ts';
import { Icon } from './icons.ts';
import { messagesNow } from './language.ts';
import { memberName } from './person.ts';
import { PostPictures } from './pictures.ts';
import { Lines, type PieceContext, plainPost, TypedText } from './pieces.ts';
import { EmojiPicker, PostReactions } from './reactions.ts';
import { ClockTime, dayAndClock } from './time.ts';
import { VoteCard } from './vote-card.ts';

export interface PostProps {
  readonly post: Post;
  /** The message that it answers, where the page has it. */
  readonly answers: Post | undefined;
  /** Said by the same person shortly before: the name is not said again. */
  readonly follows: boolean;
  readonly active: boolean;
  readonly context: PieceContext;
  readonly actions: PostActions;
  /** What was recorded of it, or what it shows. */
  readonly entries: readonly BoardEntry[];
}

export interface PostActions {
  readonly react: (post: Post, emoji: string, removed: boolean) => void;
  readonly choose: (post: Post, option: BoardVoteOption, options: readonly BoardVoteOption[]) => void;
  readonly reply: (post: Post) => void;
  readonly show: (id: string) => void;
  readonly activate: (id: string) => void;
}

const FLASH_MS = 1600;

/** One message of the conversation. */
export function PostView({ post, answers, follows, active, context, actions, entries }: PostProps) {
  const say = messagesNow();
  const flash = useFlash(post.editedAt);
  const name = authorOf(post, context);
  const mine = { ...context, tabIndex: active ? 0 : -1 };
  const key = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget || event.key !== 'r' || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    actions.reply(post);
  };
  return html`<li>
    <article
      class=${classes(post, follows, flash, entries.length > 0)}
      data-message=${post.id}
      data-mark=${post.marks.join(' ') || undefined}
      data-private=${post.onlyFor}
      aria-label=${`${name}, ${dayAndClock(post.at)}`}
      tabindex=${active ? 0 : -1}
      onFocusIn=${() => actions.activate(post.id)}
      onKeyDown=${key}
    >
      <${Face} name=${name} handle=${post.by} />
      <div class="body">
        <${Byline} post=${post} name=${name} />
        ${post.replyTo !== undefined && html`<${Quote} id=${post.replyTo} post=${answers} context=${mine} show=${actions.show} />`}
        <${PostBody} post=${post} context=${mine} entries=${entries} actions=${actions} />
        <${PostReactions}
          except=${votedOn(post, entries)?.vote.options.map(({ emoji }) => emoji)}
          post=${post}
          me=${context.me}
          members=${context.members}
          tabIndex=${mine.tabIndex}
          react=${(emoji: string, removed: boolean) => actions.react(post, emoji, removed)}
        />
      </div>
      ${entries.length === 0 && post.marks.map((mark) => html`<span class="mark" title=${`${say.recordedAs} ${mark}`}><span class="unseen">${`${say.recordedAs} `}</span>${mark}</span>`)}
      ${post.onlyFor === undefined && html`<${Acts} post=${post} me=${context.me} tabIndex=${mine.tabIndex} actions=${actions} entries=${entries} />`}
    </article>
  </li>`;
}

/** A command from which nothing is recorded: Gavel says what it did. */
const COMMAND = /^[/!#]\p{L}.*$/u;

function classes({ content, onlyFor }: Post, follows: boolean, flash: boolean, carded: boolean): string {
  const message = 'message' in content ? content.message : undefined;
  const is = {
    follows,
    flash,
    aside: onlyFor !== undefined,
    // What is nothing but a heading divides the conversation: a topic begins.
    carded,
    landmark: message?.lines.length === 1 && message.lines[0]?.kind === 'heading',
    // What wants to be answered stands out.
    command: !carded && 'text' in content && COMMAND.test(content.text),
    asks: !carded && (message?.offers ?? []).length > 0,
  };
  return ['post', ...Object.entries(is).flatMap(([name, yes]) => (yes ? [name] : []))].join(' ');
}

const authorOf = ({ by }: Post, { members }: PieceContext): string =>
  by === undefined ? 'Gavel' : memberName(members, by);

function Byline({ post: { at, by, editedAt, fleeting, guests, onlyFor }, name }: { post: Post; name: string }) {
  const say = messagesNow();
  const isGuest = guests?.some(({ handle }) => handle === by) === true;
  return html`<div class="byline">
    <span class="name">${name}</span>
    ${by !== undefined && by !== name && html`<span class="handle">${isGuest ? say.guest : `@${by}`}</span>`}
    <${ClockTime} at=${at} />
    ${editedAt !== undefined && html`<span class="edited" title=${say.editedAt(dayAndClock(editedAt))}>${say.edited}</span>`}
    ${onlyFor !== undefined && html`<span class="private">${say.onlyYou}</span>`}
    ${fleeting === true && html`<span class="private" title=${say.notKeptWhy}>${say.notKept}</span>`}
  </div>`;
}

/** The cards of what was recorded, with the words that were typed behind them; else the words. */
function PostBody({ post, context, entries, actions }: Pick<PostProps, 'post' | 'context' | 'entries' | 'actions'>) {
  const words = html`<div class="words"><${Words} post=${post} context=${context} /></div>`;
  const motion = votedOn(post, entries);
  if (motion) {
    const choose = (option: BoardVoteOption, options: readonly BoardVoteOption[]): void =>
      actions.choose(post, option, options);
    return html`<${VoteCard} entry=${motion} context=${context} choose=${choose} />`;
  }
  return entries.length === 0 ? words : html`<${Cards} post=${post} context=${context} entries=${entries} />`;
}

function Cards({ post: { content }, context, entries }: Pick<PostProps, 'post' | 'context' | 'entries'>) {
  const author = relayAuthor(content);
  const pictures = 'text' in content ? (content.pictures ?? []) : [];
  const words =
    'text' in content
      ? html`<${TypedText} text=${content.text} context=${context} />`
      : html`<${Lines} lines=${content.message.lines} context=${context} />`;
  const isTyped = !('text' in content) || content.text !== '';
  return html`<div class="cards">
    ${author !== undefined && html`<p class="byline"><span class="name">${author}</span></p>`}
    ${entries.map((entry) => html`<${EntryCard} key=${entry.number} entry=${entry} context=${context} />`)}
    ${pictures.length > 0 && html`<${PostPictures} pictures=${pictures} tabIndex=${context.tabIndex} />`}
    ${
      isTyped &&
      html`<details class="as-typed">
        <summary tabindex=${context.tabIndex}>${messagesNow().asTyped}</summary>
        <div class="words">${words}</div>
      </details>`
    }
  </div>`;
}

/** Who said it in another room: their name is in bold before the words. */
function relayAuthor(content: Post['content']): string | undefined {
  const [first] = 'message' in content ? (content.message.lines[0]?.pieces ?? []) : [];
  return typeof first === 'object' && 'strong' in first ? first.strong : undefined;
}

/** The vote that a message of Gavel's shows. */
function votedOn({ content }: Post, entries: readonly BoardEntry[]): (BoardEntry & { vote: BoardVote }) | undefined {
  const [entry] = entries;
  if (!entry?.vote || !('message' in content) || content.message.entry !== entry.number) return undefined;
  return { ...entry, vote: entry.vote };
}

function Words({ post, context }: { post: Post; context: PieceContext }) {
  if ('text' in post.content) {
    const { text, pictures = [] } = post.content;
    return html`${text !== '' && html`<${TypedText} text=${text} context=${context} />`}
    ${pictures.length > 0 && html`<${PostPictures} pictures=${pictures} tabIndex=${context.tabIndex} />`}`;
  }
  return html`<${Lines} lines=${post.content.message.lines} context=${context} />`;
}

type ActsProps = Pick<PostProps, 'post' | 'actions' | 'entries'> & Pick<PieceContext, 'me' | 'tabIndex'>;

function Acts({ post, me, tabIndex, actions, entries }: ActsProps) {
  const say = messagesNow();
  const react = (emoji: string, removed: boolean): void => actions.react(post, emoji, removed);
  return html`<div class="acts">
    <${EmojiPicker} post=${post} me=${me} tabIndex=${tabIndex} react=${react} entries=${entries} />
    <button type="button" class="act" tabindex=${tabIndex} title=${say.replyKey} onClick=${() => actions.reply(post)}>
      <${Icon} name="reply" /><span class="unseen">${say.reply}</span>
    </button>
  </div>`;
}

interface QuoteProps {
  readonly id: string;
  readonly post: Post | undefined;
  readonly context: PieceContext;
  readonly show: (id: string) => void;
}

/** What a reply answers, in one line that leads to it. */
function Quote({ id, post, context, show }: QuoteProps) {
  if (!post) return html`<p class="quote">${messagesNow().earlierMessage}</p>`;
  const name = authorOf(post, context);
  const label = messagesNow().inReplyTo(name, plainPost(post));
  return html`<button
    type="button"
    class="quote"
    tabindex=${context.tabIndex}
    aria-label=${label}
    onClick=${() => show(id)}
  >
    <span class="name">${name}</span> ${plainPost(post)}
  </button>`;
}

/** True for a moment after `editedAt` changed, and not when the message is first shown. */
function useFlash(editedAt: string | undefined): boolean {
  const shown = useRef(editedAt);
  const [flash, setFlash] = useState(false);
  useEffect(() => {
    if (shown.current === editedAt) return;
    shown.current = editedAt;
    setFlash(true);
    const timer = setTimeout(() => setFlash(false), FLASH_MS);
    return () => clearTimeout(timer);
  }, [editedAt]);
  return flash;
}
