import { sayText } from '../../meeting/message.ts';
import type { Heard } from '../../ports/chat.ts';
import type { Commit } from '../../ports/store.ts';

/** What tells somebody that what they said isn't taken; its id is remembered, so that it's told once. */
export function refusalCommit(heard: Heard, words: string): Commit {
  const { id, room, by: to, message: replyTo } = heard;
  const answer = `${id}/too-fast`;
  const outgoing = { kind: 'answer', id: answer, room, to, message: sayText(words), replyTo } as const;
  return { heard: [id], outbox: [{ id: answer, room, outgoing }] };
}
