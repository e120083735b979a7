import type { Heard } from '../../src/ports/chat.ts';

export interface Listener {
  /** Everything that was heard, in order. */
  readonly heard: Heard[];
  /** What a chat adapter is started with. */
  readonly hear: (one: Heard) => Promise<void>;
}

/** A listener that only remembers. */
export function rememberingListener(): Listener {
  const heard: Heard[] = [];
  return { heard, hear: async (one) => void heard.push(one) };
}
