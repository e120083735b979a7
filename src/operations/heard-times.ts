import type { Chat, Heard, Outgoing } from '../ports/chat.ts';

/** When something was last heard on each platform. */
export interface HeardTimes {
  /** The same chat, with its time noted. */
  watch(chat: Chat): Chat;
  /** ISO 8601, UTC. @param platform its id */
  last(platform: string): string | undefined;
}

/** @param now ISO 8601, UTC */
export function heardTimes(now: () => string): HeardTimes {
  const times = new Map<string, string>();
  return {
    last: (platform) => times.get(platform),
    watch(chat) {
      const { platform } = chat;
      const page = chat.page?.bind(chat);
      const isConnected = chat.isConnected?.bind(chat);
      return {
        platform,
        start: (hear, entered) =>
          chat.start((said: Heard) => {
            times.set(platform, now());
            return hear(said);
          }, entered),
        send: (outgoing: Outgoing) => chat.send(outgoing),
        fetch: (room, reference, most) => chat.fetch(room, reference, most),
        ...(page && { page }),
        ...(isConnected && { isConnected }),
        ...(chat.conversation && { conversation: chat.conversation }),
        stop: () => chat.stop(),
      };
    },
  };
}
