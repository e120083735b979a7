import { html } from 'htm/preact';
import { Fragment } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';

import type { BoardEntry } from '../../../ports/board.ts';
import type { Post } from '../protocol.ts';
import type { RoomState } from './conversation-state.ts';
import { Icon } from './icons.ts';
import { messagesNow } from './language.ts';
import { Pending } from './pending.ts';
import { Code, type PieceContext } from './pieces.ts';
import { type PostActions, PostView } from './post.ts';
import { dayOf } from './time.ts';
import type { PageOutbox, UnsentPost } from './unsent.ts';

interface Props {
  readonly state: RoomState;
  readonly context: PieceContext;
  /** Whether people choose who they are. */
  readonly choosesWho: boolean;
  readonly outbox: PageOutbox;
  readonly room: string;
  readonly react: PostActions['react'];
  readonly choose: PostActions['choose'];
  readonly reply: (post: Post) => void;
  readonly edit: (unsent: UnsentPost) => void;
  readonly older: () => void;
}

/** What was recorded of a message, or what it shows: what the board knows of it. */
function entriesOf({ content, marks }: Post, known: ReadonlyMap<number, BoardEntry>): readonly BoardEntry[] {
  const shown = 'message' in content && content.message.entry !== undefined ? [content.message.entry] : [];
  const marked = marks.flatMap((mark) => mark.split(' ').map((number) => Number(number.replace('#', ''))));
  return [...new Set([...shown, ...marked])].flatMap((number) => known.get(number) ?? []);
}

const TOGETHER_MS = 5 * 60_000;
const NEAR_PX = 80;

/** The conversation: it stays at its end while one is there, and where one reads otherwise. */
export function Conversation({ state, context, choosesWho, outbox, room, react, choose, reply, edit, older }: Props) {
  const say = messagesNow();
  const { posts } = state;
  const known = new Map(state.board?.entries.map((entry) => [entry.number, entry]));
  const view = useRef<HTMLDivElement>(null);
  const { away, follow, toEnd } = useEnd(view, state, outbox);
  const [active, setActive] = useState<string>();
  const activeId = posts.some(({ id }) => id === active) ? active : posts.at(-1)?.id;
  const focus = (id: string | undefined): void => {
    if (id === undefined) return;
    setActive(id);
    const element = view.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);
    element?.scrollIntoView({ block: 'nearest' });
    element?.focus();
  };
  const actions: PostActions = { react, choose, reply, show: focus, activate: setActive };
  const key = (event: KeyboardEvent): void => {
    const to = neighbour(posts, activeId, event);
    if (!to) return;
    event.preventDefault();
    focus(to.id);
  };
  const mine = outbox.unsent.filter((one) => one.room === room);
  const arrived = new Set(posts.map((post) => post.key));
  const pending = mine.filter((one) => one.error !== undefined || !arrived.has(one.message.key));

  return html`<section class="conversation" aria-labelledby="conversation">
    <h2 id="conversation" class="unseen">${say.conversation}</h2>
    <div class="scroll" ref=${view} onScroll=${follow} onKeyDown=${key}>
      ${state.more && html`<button type="button" class="older" onClick=${older}>${say.showEarlier}</button>`}
      ${state.loaded && posts.length === 0 && html`<${Empty} context=${context} choosesWho=${choosesWho} />`}
      <ol class="posts" aria-label=${say.messages}>
        ${posts.map((post, i) => {
          const before = posts[i - 1];
          const newDay = !before || dayOf(before.at) !== dayOf(post.at);
          return html`<${Fragment} key=${post.id}>
            ${newDay && html`<li class="day"><span>${dayOf(post.at)}</span></li>`}
            <${PostView}
              post=${post}
              answers=${posts.find(({ id }) => id === post.replyTo)}
              follows=${!newDay && together(before, post)}
              active=${post.id === activeId}
              context=${context}
              actions=${actions}
              entries=${entriesOf(post, known)}
            />
          </${Fragment}>`;
        })}
        ${pending.map((one) => html`<${Pending} key=${one.message.key} one=${one} outbox=${outbox} edit=${edit} />`)}
      </ol>
    </div>
    ${away && html`<button type="button" class="to-end" onClick=${toEnd}>${say.jumpToNew} <${Icon} name="down" /></button>`}
  </section>`;
}

/** Keeps the scroll at the end; `away` tells that something came while one was reading elsewhere. */
function useEnd(view: { readonly current: HTMLDivElement | null }, { posts }: RoomState, { unsent }: PageOutbox) {
  const atEnd = useRef(true);
  const size = useRef('');
  const [away, setAway] = useState(false);
  const last = posts.at(-1)?.n;
  const toEnd = (): void => {
    view.current?.scrollTo({ top: view.current.scrollHeight });
    atEnd.current = true;
    setAway(false);
  };
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
  }, [posts, unsent]);
  useLayoutEffect(() => {
    if (!atEnd.current) setAway(true);
  }, [last]);
  // Who says something wants to see it, wherever they were reading.
  const saying = useRef(unsent.length);
  useLayoutEffect(() => {
    if (unsent.length > saying.current) toEnd();
    saying.current = unsent.length;
  }, [unsent.length]);
  useEffect(() => {
    const box = view.current;
    if (!box) return;
    const keep = new ResizeObserver(() => atEnd.current && toEnd());
    keep.observe(box);
    for (const inner of box.children) keep.observe(inner);
    return () => keep.disconnect();
  }, []);
  const follow = (): void => {
    const box = view.current;
    if (!box || isReflow(box, size)) return;
    atEnd.current = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX;
    if (atEnd.current) setAway(false);
  };
  return { away, follow, toEnd };
}

/** Whether it scrolled only because what is in it, or its window, has another size now. */
function isReflow({ scrollHeight, clientHeight }: HTMLElement, size: { current: string }): boolean {
  const before = size.current;
  size.current = `${scrollHeight} ${clientHeight}`;
  return before !== size.current;
}

function together(before: Post | undefined, post: Post): boolean {
  if (!before || before.by !== post.by || before.onlyFor !== post.onlyFor || post.replyTo !== undefined) return false;
  return Date.parse(post.at) - Date.parse(before.at) < TOGETHER_MS;
}

/** Where a key leads from the message that the keyboard is at. */
function neighbour(posts: readonly Post[], active: string | undefined, event: KeyboardEvent): Post | undefined {
  if (!(event.target instanceof HTMLElement) || event.target.dataset['message'] === undefined) return undefined;
  const at = posts.findIndex(({ id }) => id === active);
  const to = { ArrowUp: Math.max(at - 1, 0), ArrowDown: at + 1, Home: 0, End: posts.length - 1 }[event.key];
  return to === undefined ? undefined : posts[to];
}

const Empty = ({ context, choosesWho }: Pick<Props, 'context' | 'choosesWho'>) => {
  const say = messagesNow();
  const live = { ...context, tabIndex: 0 };
  const command = (text: string) => html`<${Code} text=${text} context=${live} />`;
  return html`<div class="empty">
    <img src="/page/gavel.svg" alt="" width="56" height="56" />
    <h2>${say.emptyTitle}</h2>
    <p>${say.emptyStart} ${command('/meeting start')}</p>
    <p>${say.emptyStartWhy}</p>
    <p>${say.emptyNext} ${command('/topic next')} ${command('/note')} ${command('/meeting help')}</p>
    ${choosesWho && html`<p class="quiet">${say.emptyTabs}</p>`}
  </div>`;
};
