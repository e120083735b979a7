import { placeKey, reactionKey, type SlackRecords } from './records.ts';
import { instantOfTs } from './timestamps.ts';

/** A message of Gavel's. */
export interface MessagePlace {
  readonly channel: string;
  readonly ts: string;
}

/** Somebody's reaction, by their Slack id and the emoji character. */
export interface ReactionSign {
  readonly user: string;
  readonly emoji: string;
}

/** What was heard of a reaction last. */
export interface KnownReaction extends ReactionSign {
  /** False where it was taken back. */
  readonly put: boolean;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/**
 * The messages that people answer by reacting now (the roll call, an open motion), with the reactions to them that were
 * heard: so that those which were missed can be told from those which were not.
 */
export interface OpenReactions {
  /** A message was sent or edited: whether it asks for reactions. */
  shows(place: MessagePlace, asks: boolean): Promise<void>;
  all(): Promise<readonly MessagePlace[]>;
  /** Undefined if the message asks for none: what was heard of it is forgotten. */
  known(place: MessagePlace): Promise<readonly KnownReaction[] | undefined>;
  /** Whether a reaction tells something new: it is not known yet, and nothing later is. */
  isNews(place: MessagePlace, reaction: KnownReaction): Promise<boolean>;
  /** Remembers it, if the message still asks for reactions. */
  heard(place: MessagePlace, reaction: KnownReaction): Promise<void>;
}

export function openReactions({ write, open, reacted }: SlackRecords): OpenReactions {
  const isOpen = async (place: MessagePlace): Promise<boolean> => (await open.read(placeKey(place))) !== undefined;
  const of = (place: MessagePlace) => reacted.list(`${placeKey(place)} `);

  return {
    async shows({ channel, ts }, asks) {
      const place = { channel, ts };
      const key = placeKey(place);
      if (!asks) {
        const heard = await of(place);
        return write({ remove: [open.named(key), ...heard.map((one) => reacted.named(one.key))] });
      }
      if (!(await isOpen(place))) await write({ put: [open.put(key, place, instantOfTs(ts))] });
    },
    all: async () => (await open.list()).map(({ value }) => value),
    async known(place) {
      // In this order: if it is open still, nothing of what was heard had been forgotten.
      const heard = await of(place);
      return (await isOpen(place)) ? heard.map(({ value }) => value) : undefined;
    },
    async isNews(place, sign) {
      if (!(await isOpen(place))) return true;
      const last = await reacted.read(reactionKey(place, sign));
      return last === undefined || (last.put !== sign.put && last.at <= sign.at);
    },
    async heard(place, { user, emoji, put, at }) {
      if (!(await isOpen(place))) return;
      const key = reactionKey(place, { user, emoji });
      await write({ put: [reacted.put(key, { user, emoji, put, at }, instantOfTs(place.ts))] });
    },
  };
}
