import { html } from 'htm/preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import type { Post, WebMember } from '../protocol.ts';
import { messagesNow } from './language.ts';
import { memberName } from './person.ts';
import { plainPost } from './pieces.ts';

interface Props {
  readonly posts: readonly Post[];
  readonly loaded: boolean;
  readonly me: string;
  readonly members: readonly WebMember[];
}

/** Reads new messages of others to people who do not see them come. What was there before is not read. */
export function Announcer({ posts, loaded, me, members }: Props) {
  const last = useRef<number | undefined>(undefined);
  const [words, setWords] = useState('');
  useEffect(() => {
    if (!loaded) {
      last.current = undefined;
      return;
    }
    const since = last.current;
    last.current = posts.at(-1)?.n ?? 0;
    if (since === undefined) return;
    const fresh = posts.filter((post) => post.n > since && post.by !== me);
    if (fresh.length === 0) return;
    setWords(
      fresh
        .map((post) => `${post.by === undefined ? 'Gavel' : memberName(members, post.by)}: ${plainPost(post)}`)
        .join('\n'),
    );
  }, [posts, loaded, me, members]);
  return html`<div class="unseen" role="status" aria-live="polite" aria-label=${messagesNow().newMessages}>
    ${words}
  </div>`;
}
