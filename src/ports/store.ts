import type { Event } from '../meeting/event.ts';
import type { AdapterMemory } from './adapter-memory.ts';
import type { Heard, HeardDeletion, HeardEdit, MessageId, Outgoing, OutgoingReaction, RoomId } from './chat.ts';
import type { Job } from './jobs.ts';

/** The log of one meeting: `GROUP/NUMBER`, such as `cpansec/17`. */
export type StreamId = string;

/** Something heard, written down before the platform was told that it arrived. */
export interface InboxItem {
  /** Heard.id: what makes a second delivery of the same thing harmless. */
  readonly id: string;
  readonly group: string;
  readonly heard: Heard;
}

/** Something to be sent: kept until the platform has it. */
export interface OutboxItem {
  readonly id: string;
  readonly room: RoomId;
  /** Everything in one lane is sent in order; lanes do not wait for each other. The room's id. */
  readonly outgoing: Outgoing | ReactionToView;
  /**
   * Set for a message that is edited as the meeting goes on (the roll call): its latest text is what counts,
   * so an unsent older item with the same view and room is replaced by this one.
   */
  readonly view?: string;
  /** The subject of reactions and replies to the message: `roll-call`, `entry:4`. */
  readonly subject?: MessageSubject;
  /** The view whose message in this room it answers or reacts to, as far as the room shows it when it is sent. */
  readonly answersView?: string;
}

/** A reaction to the message that shows `answersView`: which that is, is known when it is sent. */
export type ReactionToView = Omit<OutgoingReaction, 'target'>;

/** The subject of a message in a room, so that reactions and replies find it. */
export interface MessageSubject {
  readonly stream: StreamId;
  readonly about: string;
}

/** A file that events refer to, such as a picture, by the SHA-256 of its bytes (hexadecimal). */
export interface KeptFile {
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Everything that's written together, in one transaction, or not at all. */
export interface Commit {
  readonly appends?: readonly {
    readonly stream: StreamId;
    /** How many events the stream had when this was decided. */
    readonly expectedVersion: number;
    readonly events: readonly Event[];
  }[];
  readonly outbox?: readonly OutboxItem[];
  readonly jobs?: readonly Job[];
  /** Jobs that this finishes. */
  readonly finished?: readonly string[];
  /** Inbox items that this handles. Their text is deleted; their id stays, to know them again. */
  readonly handled?: readonly string[];
  /**
   * What is heard in this very commit and handled by it, by id: what was said is never written down by itself. Rejects
   * with HeardBefore, having written nothing, if an id was already known.
   */
  readonly heard?: readonly string[];
  readonly subjects?: readonly {
    readonly room: RoomId;
    readonly message: MessageId;
    readonly subject: MessageSubject;
  }[];
  /** Reactions that came and went, in this order. */
  readonly reactions?: readonly ReactionLog[];
  /**
   * Changes of messages that have not been heard yet. Of what was taken away the message's id is kept and nothing else;
   * of an edit all of it, until the message comes, for an hour at most. The latest counts, and gone is gone.
   */
  readonly early?: readonly (HeardEdit | HeardDeletion)[];
  /** Messages that have come: what was early for them is forgotten, after what is early in this commit. */
  readonly came?: readonly { readonly room: RoomId; readonly message: MessageId }[];
  /** Files that a stream's events refer to from now on. */
  readonly keeps?: readonly { readonly stream: StreamId; readonly file: KeptFile }[];
  /** Files that they refer to no longer. Bytes to which no stream refers are deleted. */
  readonly releases?: readonly { readonly stream: StreamId; readonly sha256: string }[];
}

/** How a message was changed before Gavel heard it: what it says now, or that it is gone. */
export type EarlyChange = HeardEdit | 'gone';

/** Somebody's reaction to a message that is shown in several rooms; the message is named by where it was said. */
export interface StoredHand {
  readonly room: RoomId;
  readonly message: MessageId;
  readonly emoji: string;
  /** Where they reacted. */
  readonly from: RoomId;
  /** Who they are there, in one word. */
  readonly by: string;
}

/** A reaction added, or taken back if `removed`. The same once more changes nothing. */
export interface ReactionLog extends StoredHand {
  readonly removed: boolean;
}

/** The unsent messages of a room. */
export interface RoomBacklog {
  readonly room: RoomId;
  readonly count: number;
  /** Undefined if an older Gavel wrote it down, which didn't say. */
  readonly since?: string;
}

/** It was heard before: there is nothing to decide. */
export class HeardBefore extends Error {}

/** Somebody else appended to the stream in between: decide again. */
export class VersionConflict extends Error {
  readonly stream: StreamId;
  constructor(stream: StreamId, expected: number, found: number) {
    super(`${stream} has ${found} events, not ${expected}`);
    this.stream = stream;
  }
}

/**
 * The store's disk didn't let it write. Nothing was written, and the same write may work later: the store has logged it,
 * and the operator may have fixed it.
 */
export class StoreUnavailable extends Error {}

/** A meeting's log can't be read: it isn't what was written. The message is for the operator. */
export class DamagedLog extends Error {
  readonly stream: StreamId;
  /** @param where the file or the database, in words: `the file /srv/gavel.sqlite` */
  constructor(stream: StreamId, version: number, where: string) {
    super(
      `Event ${version} of the meeting ${stream} isn't what was written: ${where} was damaged, or changed by ` +
        'another program. Stop Gavel, restore the last backup, and start it again.',
    );
    this.stream = stream;
  }
}

/** An outbox item as the sender sees it. */
export interface UnsentMessage extends OutboxItem {
  /** How often sending failed. */
  readonly attempts: number;
  /** For a view: the message in the room that shows it already. */
  readonly shown?: MessageId;
}

/**
 * Where everything durable lives. What a method resolves for is on disk; methods that write reject with
 * StoreUnavailable if that is not possible. test/contracts/store.test.ts says what it must do.
 */
export interface Store {
  /** Writes down what was heard. False when its id was known already (handled or not). */
  hear(item: InboxItem): Promise<boolean>;
  /** Items heard but not handled yet, in the order they were heard. */
  unhandled(): Promise<readonly InboxItem[]>;
  /**
   * Events of a stream from version `from` (0 = the first) on; empty if there is no such stream. Rejects with
   * DamagedLog if one of them isn't what was written.
   */
  read(stream: StreamId, from?: number): Promise<readonly Event[]>;
  /** The groups that have meetings with events, in order. */
  groups(): Promise<readonly string[]>;
  /** The highest meeting number of a group that has events, or 0. */
  latest(group: string): Promise<number>;
  /** The numbers of a group's meetings that have events, the oldest first. */
  meetings(group: string): Promise<readonly number[]>;
  /** Puts events in the place of those of a stream at these versions (0 = the first); places that it doesn't have are left. */
  rewrite(stream: StreamId, changed: ReadonlyMap<number, Event>): Promise<void>;
  /**
   * Forgets a meeting that is over: its events, its files unless others refer to them, its messages' subjects, views and
   * reactions, what was to be sent of it, and its jobs that are done. Of its rooms' other messages, what was sent before
   * an instant, or never will be, goes too: ISO 8601, UTC.
   */
  forgetMeeting(stream: StreamId, rooms: readonly RoomId[], before: string): Promise<void>;
  /**
   * Writes everything anew, so that the files have nothing left of what was deleted; others wait for it. A database server
   * does that itself, in its own time.
   */
  compact(): Promise<void>;
  /** One transaction. Rejects with VersionConflict, having written nothing. */
  commit(commit: Commit): Promise<void>;
  /**
   * What is to be sent to a room: messages before marks and reactions, oldest first. What must wait until after `now` holds up what comes after it, but for
   * the edit of a view that the room shows already.
   */
  unsent(room: RoomId, now: string, limit: number): Promise<readonly UnsentMessage[]>;
  /** Rooms that have something unsent, with each time since or until which something in them waits, the earliest first. */
  waiting(): Promise<readonly { readonly room: RoomId; readonly notBefore: string }[]>;
  /** How much waits to be sent to each room that has something unsent, and since when the oldest of it (ISO 8601, UTC). */
  backlog(): Promise<readonly RoomBacklog[]>;
  /** It was sent; `message` is its id on the platform. Remembers the subject and the view of it. */
  sent(id: string, message?: MessageId): Promise<void>;
  /** It could not be sent: try again not before `notBefore`, or never if it isn't given (kept, and logged). */
  notSent(id: string, why: string, notBefore?: string): Promise<void>;
  /** Whether a room shows a view, or is going to. */
  hasView(room: RoomId, view: string): Promise<boolean>;
  /** The message in which a room shows a view. */
  shown(room: RoomId, view: string): Promise<MessageId | undefined>;
  /** The subject of a message. */
  subject(room: RoomId, message: MessageId): Promise<MessageSubject | undefined>;
  /** The current reactions to a message, in no order. */
  reactions(room: RoomId, message: MessageId): Promise<readonly StoredHand[]>;
  /** How a message was changed before Gavel heard it, as far as that is still known: the newest 1,000, for a day. */
  early(room: RoomId, message: MessageId): Promise<EarlyChange | undefined>;
  /** The bytes of a file that some stream refers to. */
  file(sha256: string): Promise<Uint8Array | undefined>;
  /** The memory of the adapter with this name, and of no other, after a restart. */
  memory(adapter: string): AdapterMemory;
  close(): Promise<void>;
}
