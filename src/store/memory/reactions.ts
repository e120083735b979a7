import type { ReactionLog, Store } from '../../ports/store.ts';

export interface MemoryReactions extends Pick<Store, 'reactions'> {
  readonly forget: (room: string, message: string) => void;
  readonly change: (reacting: ReactionLog) => void;
}

export function memoryReactions(): MemoryReactions {
  const standing = new Map<string, Omit<ReactionLog, 'removed'>>();
  return {
    forget(room, message) {
      for (const [key, one] of standing) if (one.room === room && one.message === message) standing.delete(key);
    },
    change({ removed, ...reaction }) {
      const { room, message, emoji, from, by } = reaction;
      const key = JSON.stringify([room, message, emoji, from, by]);
      if (removed) standing.delete(key);
      else standing.set(key, reaction);
    },
    reactions: async (room, message) =>
      [...standing.values()].filter((one) => one.room === room && one.message === message).map((one) => ({ ...one })),
  };
}
