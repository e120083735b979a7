// What the contract of chats looks at.
import type { Heard } from '../../src/ports/chat.ts';
import type { Seen } from './chat-stage.ts';

/** A listener that remembers. */
export function listener() {
  const heard: Heard[] = [];
  return { heard, hear: async (one: Heard) => void heard.push(one) };
}

/** Whose words a message shows, and the words. A platform that knows no authors says the name before them. */
export function authorAndWords({ author, text: words }: Seen): (string | undefined)[] {
  if (author !== undefined) return [author.replace(/ \(\w+\)$/u, ''), words];
  const [name, ...rest] = words.split(': ');
  return [name, rest.join(': ')];
}
