// People in a room of a chat platform in memory: what they do there, and what they see.
import type { MemoryChat, MemoryFile } from '../../src/chat/memory/memory.ts';
import type { UserRef } from '../../src/meeting/member.ts';
import { plainText } from '../../src/meeting/message.ts';
import type { MessageId, RoomId } from '../../src/ports/chat.ts';
import { webUser } from './secretary.ts';

/** Somebody, by the id that they have in the web room or as a platform's user. */
export type Somebody = string | UserRef;

/** Each act resolves when everything that follows from it is done, and rejects if it could not be heard. */
export interface RoomPeople {
  readonly room: RoomId;
  readonly chat: MemoryChat;
  /** Somebody says something, in the room or in a thread; gives the message. */
  say(who: Somebody, text: string, replyTo?: MessageId): Promise<MessageId>;
  /** Somebody posts files, with words beside them. */
  post(who: Somebody, text: string, files: readonly MemoryFile[], replyTo?: MessageId): Promise<MessageId>;
  react(who: Somebody, emoji: string, message: MessageId, removed?: boolean): Promise<void>;
  edit(who: Somebody, message: MessageId, text: string): Promise<void>;
  remove(who: Somebody, message: MessageId): Promise<void>;
  /** Everything that Gavel sent on the platform, private answers too, oldest first and edits in their place. */
  told(): string[];
  /** Gavel's latest message with these words. Throws if there is none. */
  showing(words: string): MessageId;
}

interface Surroundings {
  readonly now: () => string;
  /** Does something, and whatever follows from it. */
  readonly doing: <T>(act: () => Promise<T>) => Promise<T>;
}

const inThread = (replyTo?: MessageId) => (replyTo === undefined ? {} : { replyTo });

export function peopleIn(room: RoomId, chat: MemoryChat, { now, doing }: Surroundings): RoomPeople {
  const by = (who: Somebody) => ({ room, by: typeof who === 'string' ? webUser(who) : who, at: now() });
  return {
    room,
    chat,
    say: (who, text, replyTo) => doing(() => chat.say({ ...by(who), text, ...inThread(replyTo) })),
    post: (who, text, files, replyTo) => doing(() => chat.say({ ...by(who), text, files, ...inThread(replyTo) })),
    react: (who, emoji, message, removed = false) => doing(() => chat.react({ ...by(who), emoji, message, removed })),
    edit: (who, message, text) => doing(() => chat.edit({ ...by(who), message, text })),
    remove: (who, message) => doing(() => chat.remove({ ...by(who), message })),
    told: () => chat.sent.map(({ outgoing }) => plainText(outgoing.message)),
    showing(words) {
      const shown = chat.sent.findLast(({ outgoing }) => plainText(outgoing.message).includes(words));
      if (!shown) throw new Error(`Nothing shows "${words}"`);
      return shown.message;
    },
  };
}
