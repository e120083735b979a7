import type { Heard, RoomId } from '../../ports/chat.ts';
import { queueByKey } from '../queue-by-key.ts';
import { recentMap } from '../recent-map.ts';

/** Brings what was heard to Gavel, each room in its order. */
export interface InboundQueue {
  start(hear: (heard: Heard) => Promise<void>): void;
  /**
   * Reads and hears one thing after everything of the same room that came before it. Resolves when it is on disk, or
   * where it is nothing to hear; rejects where it could not be written down, or Gavel is closing.
   */
  hear(room: RoomId, read: () => Promise<Heard | readonly Heard[] | undefined>): Promise<void>;
  /** Takes nothing new. Resolves when what was being heard is done, or `limitMs` have passed. */
  stop(limitMs: number): Promise<void>;
}

/** How many ids to remember, so that what Slack delivers twice within minutes costs nothing. */
const KNOWN = 5000;

export function createInboundQueue(): InboundQueue {
  const known = recentMap<true>(KNOWN);
  const queue = queueByKey();
  let listener: ((heard: Heard) => Promise<void>) | undefined;

  async function hearNow(read: () => Promise<Heard | readonly Heard[] | undefined>): Promise<void> {
    if (!listener) throw new Error("Gavel isn't listening now");
    for (const heard of [(await read()) ?? []].flat()) {
      if (known.get(heard.id)) continue;
      await listener(heard);
      known.set(heard.id, true);
    }
  }

  return {
    start(hear) {
      listener = hear;
    },
    hear(room, read) {
      if (!listener) return Promise.reject(new Error("Gavel isn't listening now"));
      return queue.add(room, () => hearNow(read));
    },
    async stop(limitMs) {
      const limit = Promise.withResolvers<void>();
      const timer = setTimeout(limit.resolve, limitMs);
      await Promise.race([queue.idle(), limit.promise]);
      clearTimeout(timer);
      listener = undefined;
    },
  };
}
