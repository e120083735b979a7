import { useState } from 'preact/hooks';

import type { BoardVoteOption } from '../../../ports/board.ts';
import type { Post, PostContent } from '../protocol.ts';
import { postReaction } from './api.ts';
import { newKey } from './unsent.ts';
import type { PagePerson } from './use-person.ts';

export interface Reacting {
  readonly react: (post: Post, emoji: string, removed: boolean) => Promise<void>;
  /** Votes for an option, or takes the vote back. */
  readonly choose: (post: Post, option: BoardVoteOption, options: readonly BoardVoteOption[]) => Promise<void>;
  /** Answers the roll call. */
  readonly here: () => void;
  /** Why something couldn't be done, for people. */
  readonly trouble: string | undefined;
  readonly setTrouble: (why: string | undefined) => void;
}

const HAND = '✋';
const offersHand = (content: PostContent): boolean =>
  'message' in content && content.message.offers?.some(({ emoji }) => emoji === HAND) === true;

/** What somebody does under the messages of a room. `say` says something there, `ask` asks
 * somebody who they are. */
export function useReacting(
  room: string | undefined,
  { me, label }: Pick<PagePerson, 'me' | 'label'>,
  posts: readonly Post[],
  { say, ask }: { readonly say: (text: string) => void; readonly ask: () => void },
): Reacting {
  const [trouble, setTrouble] = useState<string>();
  const react: Reacting['react'] = async (post, emoji, removed) => {
    if (me === undefined) ask();
    if (room === undefined || me === undefined) return;
    const answer = await postReaction(room, { as: me, key: newKey(), message: post.id, emoji, removed });
    setTrouble(answer.ok ? undefined : answer.error);
  };
  // The last choice counts. Those before it are taken back, so that each button can be pressed again.
  const choose: Reacting['choose'] = async (post, option, options) => {
    const mine = new Set(post.reactions.filter(({ by }) => by.includes(me ?? '')).map(({ emoji }) => emoji));
    const isChosen = label !== undefined && option.voters.includes(label);
    if (isChosen || mine.has(option.emoji)) await react(post, option.emoji, true);
    if (!isChosen) await react(post, option.emoji, false);
    const others = options.filter(({ emoji }) => emoji !== option.emoji && mine.has(emoji));
    await Promise.all(others.map(({ emoji }) => react(post, emoji, true)));
  };
  const here = (): void => {
    const call = posts.findLast(({ content }) => offersHand(content));
    if (call) void react(call, HAND, false);
    else say('/present');
  };
  return { react, choose, here, trouble, setTrouble };
}
