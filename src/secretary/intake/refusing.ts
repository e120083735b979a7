import { sayText, type Message } from '../../meeting/message.ts';
import type { Heard } from '../../ports/chat.ts';
import type { Commit } from '../../ports/store.ts';
import { answerItem } from '../people/answer-item.ts';

/** An answer to something that isn't taken; the id of that is remembered, so that it's told once. */
export const answerOnly = (heard: Heard, words: Message, as: string): Commit => ({
  heard: [heard.id],
  outbox: [answerItem(words, heard, `${heard.id}/${as}`)],
});

/** What tells somebody that what they said isn't taken. */
export const refusalCommit = (heard: Heard, words: string): Commit => answerOnly(heard, sayText(words), 'too-fast');
