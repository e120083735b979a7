import type { BoardView, PostHistory, Post } from '../protocol.ts';
import type { RoomNews } from './connection.ts';
import { isHeld } from './next-steps.ts';

/** What the page knows of a room. */
export interface RoomState {
  readonly loaded: boolean;
  /** In the conversation's order. */
  readonly posts: readonly Post[];
  /** Whether the server has older ones. */
  readonly more: boolean;
  readonly board?: BoardView;
}

export type ConversationStep =
  | RoomNews
  | { readonly kind: 'older'; readonly history: PostHistory }
  | { readonly kind: 'left' };

export const nothingYet: RoomState = { loaded: false, posts: [], more: false };

/** The state after some news. A post that was there already is replaced, unless what came is older than it. */
export function afterNews(state: RoomState, step: ConversationStep): RoomState {
  switch (step.kind) {
    case 'left':
      return nothingYet;
    case 'history':
      return { ...state, loaded: true, ...step.history };
    case 'older':
      return { ...state, posts: merged(state.posts, step.history.posts), more: step.history.more };
    case 'post':
      return { ...state, posts: merged(state.posts, [step.post]) };
    case 'board':
      return { ...state, board: step.board, posts: isHeld(step.board) ? state.posts : withoutFleeting(state.posts) };
  }
}

/** The server has forgotten them, too. */
const withoutFleeting = (posts: readonly Post[]): readonly Post[] =>
  posts.some(({ fleeting }) => fleeting === true) ? posts.filter(({ fleeting }) => fleeting !== true) : posts;

function merged(posts: readonly Post[], others: readonly Post[]): readonly Post[] {
  const all = new Map(posts.map((post) => [post.id, post]));
  for (const post of others) {
    const before = all.get(post.id);
    if (!before || before.changed <= post.changed) all.set(post.id, post);
  }
  return [...all.values()].toSorted((a, b) => a.n - b.n);
}
