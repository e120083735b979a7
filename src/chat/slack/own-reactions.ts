import type { MessagePlace } from './open-reactions.ts';
import { ownReactionKey, type SlackRecords } from './records.ts';
import { instantOfTs } from './timestamps.ts';

/** Gavel's own reactions that Slack is known to have, by Slack's names for them. */
export interface OwnReactions {
  has(place: MessagePlace, name: string): Promise<boolean>;
  add(place: MessagePlace, name: string): Promise<void>;
  remove(place: MessagePlace, name: string): Promise<void>;
}

export function ownReactions({ write, ownReaction }: SlackRecords): OwnReactions {
  return {
    has: async (place, name) => (await ownReaction.read(ownReactionKey(place, name))) !== undefined,
    add: (place, name) => write({ put: [ownReaction.put(ownReactionKey(place, name), true, instantOfTs(place.ts))] }),
    remove: (place, name) => write({ remove: [ownReaction.named(ownReactionKey(place, name))] }),
  };
}
