import type { ReactionLog, Store } from '../../ports/store.ts';

export interface MemoryReactions extends Pick<Store, 'reactions'> {
  readonly change: (reacting: ReactionLog) => void;
}

export function memoryReactions(): MemoryReactions {
  const standing = new Map<string, Omit<ReactionLog, 'removed'>>();
  return {
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
