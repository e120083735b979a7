import type { UserRef } from '../../src/meeting/member.ts';
import type { Chat, MessageId, RoomId } from '../../src/ports/chat.ts';

/** A message as a person sees it in the room. */
export interface SeenMessage {
  readonly id: MessageId;
  readonly text: string;
  /** The author it is shown under, where that is not Gavel and the platform can. */
  readonly author?: string | undefined;
  readonly marks: readonly string[];
  /** The emoji that stand under it, each once, whosever they are. */
  readonly reactions: readonly string[];
}

interface Said {
  readonly by: UserRef;
  readonly text: string;
  readonly replyTo?: MessageId;
}

/** A platform with one room and two people in it, for the contract of Chat. Each adapter has one. */
export interface ChatHarness {
  readonly room: RoomId;
  readonly people: readonly [UserRef, UserRef];
  /** True where the platform has no private answers in a room, so that they are replies. */
  readonly answersArePublic?: boolean;
  /** True if a message has the numbers of what was recorded beside it; on other platforms, a reaction marks it. */
  readonly showsNumbers?: boolean;
  /** A new adapter on this platform, as a new process makes it; what the platform keeps is still there. */
  open(): Chat;
  /** A person says something. Resolves when the platform was told that it arrived; rejects where it was not. */
  say(said: Said): Promise<MessageId>;
  /** A person says something with a file. */
  attach?(
    said: Said,
    file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array },
  ): Promise<MessageId>;
  react(by: UserRef, emoji: string, message: MessageId, removed: boolean): Promise<void>;
  /** The room as a person sees it, oldest first. */
  sees(person: UserRef): Promise<readonly SeenMessage[]>;
  /** The text of the file that Gavel put beside a message, if the platform takes files. */
  fileOf?(message: MessageId): Promise<string>;
  /** Ends everything, the adapters that are still running too. */
  close(): Promise<void>;
}
