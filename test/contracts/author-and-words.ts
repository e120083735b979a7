import type { SeenMessage } from './chat-harness.ts';

/** Whose words a message shows, and the words. A platform that knows no authors says the name before them. */
export function authorAndWords({ author, text: words }: SeenMessage): (string | undefined)[] {
  if (author !== undefined) return [author.replace(/ \(\w+\)$/u, ''), words];
  const [name, ...rest] = words.split(': ');
  return [name, rest.join(': ')];
}
