import type { UserRef } from '../meeting/member.ts';
import type { Message } from '../meeting/message.ts';

/** A channel of a platform, `PLATFORM:ID`. */
export type RoomId = string;
/** A message as its platform names it, unique in its room. */
export type MessageId = string;

export interface HeardBase {
  /** The platform's id for this event, with the platform before it: heard twice, it is handled once. */
  readonly id: string;
  readonly room: RoomId;
  readonly by: UserRef;
  /** When it was said by the platform's clock, ISO 8601 in UTC. */
  readonly at: string;
  /** True if it was read back long after it was said: then it counts whether that was off the record. */
  readonly late?: boolean;
  /** True if the room's own rights let this person lead, and the configuration allows that. */
  readonly leads?: boolean;
  /** True if the platform's operators couldn't read it, since the room is encrypted. */
  readonly encrypted?: boolean;
}

/** A file that somebody attached to a message. It is what their program says of it: nothing of this is proved. */
export interface Attachment {
  /** The platform's own id for it, for `fetch`; never an address that lets anyone open it. */
  readonly reference: string;
  readonly name: string;
  /** A media type (RFC 6838), such as `image/png`. */
  readonly type: string;
  /** In bytes, if the platform says. */
  readonly size?: number;
}

/**
 * Somebody the platform says a text mentions. Only `user` tells who it is, since people choose their own names. So the
 * text should have something for them that is nobody else's, such as their id.
 */
export interface Mention {
  /** How the text mentions them: `<@U012ABCDEF>`, `@ann:example.org`. */
  readonly written: string;
  readonly user: UserRef;
}

/** The message that something is about. */
export interface QuotedMessage {
  readonly by: UserRef;
  readonly text: string;
  readonly mentions?: readonly Mention[];
}

/** A line or more that somebody said. */
export interface HeardMessage extends HeardBase {
  readonly kind: 'message';
  readonly message: MessageId;
  /** Empty if something was only attached. */
  readonly text: string;
  readonly attachments?: readonly Attachment[];
  /** The people who are mentioned in the text. */
  readonly mentions?: readonly Mention[];
  /** The message in whose thread this was said, or which it answers. */
  readonly replyTo?: MessageId;
  /** Its text, if the platform says: a command without words of its own records it. */
  readonly answers?: QuotedMessage;
  /** False for slash commands, which nobody else in the room saw. */
  readonly visible: boolean;
  /**
   * Set if it was said to Gavel alone. The room is then one of the platform's that belongs to no group, until the
   * secretary has found out which group is meant.
   */
  readonly direct?: true;
}

export interface HeardReaction extends HeardBase {
  readonly kind: 'reaction';
  readonly message: MessageId;
  /** The emoji character, without skin tone and U+FE0F. */
  readonly emoji: string;
  /** True when it was taken back. */
  readonly removed: boolean;
  /** The message reacted to, if the platform can give it. */
  readonly target?: QuotedMessage;
}

/** Somebody changed what they had said. */
export interface HeardEdit extends HeardBase {
  readonly kind: 'edit';
  /** The message as it was posted first. */
  readonly message: MessageId;
  /**
   * When the message was first said, by the platform's clock: ISO 8601 in UTC. It tells whether that was off the record;
   * if it is not known, as little as possible is kept of the words.
   */
  readonly saidAt?: string;
  /** All that it says now. */
  readonly text: string;
  /** The message whose thread it is in, or that it answers, if the platform says so. */
  readonly replyTo?: MessageId;
  readonly mentions?: HeardMessage['mentions'];
}

/** A message was taken away: by its author, or by somebody who may (`by`). */
export interface HeardDeletion extends HeardBase {
  readonly kind: 'deletion';
  readonly message: MessageId;
  /** Set if the message stays, and only these attachments are gone: their references. */
  readonly attachments?: readonly string[];
}

/** Somebody had a message recorded, with a form. */
export interface HeardRecording extends HeardBase {
  readonly kind: 'recording';
  /** The message that is recorded. */
  readonly message: MessageId;
  readonly said: QuotedMessage;
  /** The meeting for which the form was opened. */
  readonly meeting: string;
  /** The verb of the command by which it is recorded. */
  readonly as: string;
  /** The id of the topic under which it is recorded. */
  readonly topic: string;
  readonly owners: readonly UserRef[];
  /** YYYY-MM-DD. */
  readonly due?: string;
}

export type Heard = HeardMessage | HeardReaction | HeardEdit | HeardDeletion | HeardRecording;

interface OutgoingBase {
  /** Deterministic: the same thing said again after a crash has the same id, and appears once. */
  readonly id: string;
  readonly room: RoomId;
}

/** A message to everybody in the room; an edit of an earlier one if `edits` names it. */
export interface OutgoingPost extends OutgoingBase {
  readonly kind: 'post';
  readonly message: Message;
  readonly replyTo?: MessageId;
  readonly edits?: MessageId;
  /** Set if somebody said it in another room. */
  readonly author?: RelayAuthor;
}

/** Whose words a post shows: as its author if the platform can, else by name, in bold before the words. */
export interface RelayAuthor {
  readonly name: string;
  /** The name of the platform on which they said it. */
  readonly platform: string;
  /** Their own id on the platform of this room, if the directory knows it. */
  readonly id?: string;
}

/** An answer to one person: private if the platform can do that, else a reply. */
export interface OutgoingAnswer extends OutgoingBase {
  readonly kind: 'answer';
  readonly to: UserRef;
  readonly message: Message;
  readonly replyTo?: MessageId;
  /**
   * What says as much on the message that it answers: a platform that would show the answer to everybody reacts with it
   * instead. An emoji, which a word may follow: `❓ #action`.
   */
  readonly sign?: string;
}

/**
 * A quiet sign on somebody's message that it was recorded: one reaction, or the numbers if the platform has a place for
 * them. It is no failure if the sign is there already; and it is never heard.
 */
export interface OutgoingMark extends OutgoingBase {
  readonly kind: 'mark';
  readonly target: MessageId;
  /** The numbers that it got: `#12`, or `#12 #13`. */
  readonly mark: string;
  /** The emoji for what was recorded, without U+FE0F. Nothing shows as a reaction without one. */
  readonly sign?: string;
}

/**
 * Gavel's own reaction to a message: put there, or taken back. It's no failure if that's already so; and it is
 * never heard.
 */
export interface OutgoingReaction extends OutgoingBase {
  readonly kind: 'reaction';
  readonly target: MessageId;
  /** The emoji character, without skin tone and U+FE0F. */
  readonly emoji: string;
  readonly removed: boolean;
}

/** Somebody the directory has no id for, on a platform that finds people by their e-mail address. */
export interface EmailAddressee {
  readonly platform: string;
  readonly id?: undefined;
  readonly name: string;
  readonly email: string;
}

/**
 * A message to one person that answers nothing in a room, such as a reminder: a direct message, which reaches them even
 * if they aren't in the room. `room` is the group's room that it's about.
 * Sending it rejects with UndeliverableMessage if they can't be reached.
 */
export interface OutgoingDirect extends OutgoingBase {
  readonly kind: 'direct';
  readonly to: UserRef | EmailAddressee;
  readonly message: Message;
  /** The direct message whose place it takes. */
  readonly edits?: MessageId;
}

/** A message with words. */
export type OutgoingMessage = OutgoingPost | OutgoingAnswer | OutgoingDirect;
export type Outgoing = OutgoingMessage | OutgoingMark | OutgoingReaction;

/** Thrown by `send` when trying again can never help (the room is gone, the bot was removed): the reason for the operator. */
export class UndeliverableMessage extends Error {}

/**
 * Thrown by `send` when the platform asks to wait, or an edit comes too soon after the last one: nothing was sent, and
 * it is no failure.
 */
export class TryLater extends Error {
  /** Not before so many milliseconds from now. */
  readonly afterMs: number;
  constructor(why: string, afterMs: number) {
    super(why);
    this.afterMs = afterMs;
  }
}

/**
 * Thrown by `send` while Gavel is not in the room: nothing was sent, and it is no failure. The chat tells when it is
 * there (see `start`), and needs not be asked before.
 */
export class NotInRoom extends Error {}

/** Thrown by `fetch` when trying again can never help. */
export class UnobtainableFile extends Error {
  readonly why: 'gone' | 'too large';
  constructor(why: 'gone' | 'too large') {
    super(`the attachment is ${why}`);
    this.why = why;
  }
}

/** The conversation of rooms that Gavel itself keeps. */
export interface KeptConversation {
  /** Forgets what was said in a room before an instant: ISO 8601, UTC. Gives how many messages went. */
  forgetBefore(room: RoomId, before: string): Promise<number>;
  /** Takes reasons for regrets out of what was said in a room. Gives how many messages had them. */
  forgetReasons(room: RoomId, reasons: readonly string[]): Promise<number>;
  /** Writes its files anew, so that they have nothing left of what was forgotten. */
  compact(): Promise<void>;
}

/** A chat platform. One folder in src/chat/ per platform implements it; test/contracts/chat-contract.ts says what it must do. */
export interface Chat {
  readonly platform: string;
  /**
   * Connects, and gives everything heard to `hear`, in the room's order. The platform gets its
   * acknowledgement only when `hear` has resolved: by then the event is on disk.
   * @param entered is called when a room can be sent to that could not be before
   */
  start(hear: (heard: Heard) => Promise<void>, entered?: (room: RoomId) => void): Promise<void>;
  /**
   * Sends, and returns the id of the message on the platform. Sending one id twice gives one message.
   * Rejects if it could not be sent: with UndeliverableMessage for good, with TryLater if the platform
   * says when, with NotInRoom until Gavel is in the room, with any other error for now.
   */
  send(outgoing: Outgoing): Promise<MessageId | undefined>;
  /**
   * The bytes of what was attached to a message of the room. Rejects with UnobtainableFile if it is gone or has more
   * than `most` bytes, with any other error if it isn't available now.
   */
  fetch(room: RoomId, reference: string, most: number): Promise<Uint8Array>;
  /** Whether the platform can be heard now; a chat without this always can. */
  isConnected?(): boolean;
  /** Where people open it in a browser, if Gavel itself serves it, and the port it wanted but found taken. Throws before `start`. */
  page?(): { readonly url: string; readonly takenPort?: number };
  /** Only of a platform of Gavel's own: the others keep their rooms' history themselves. */
  readonly conversation?: KeptConversation;
  /** Takes nothing new, lets what was heard be acknowledged, and disconnects. */
  stop(): Promise<void>;
}
