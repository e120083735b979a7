import type { Entry } from '../meeting/entry.ts';
import type { Event } from '../meeting/event.ts';
import type { Decided, Meeting } from '../meeting/feature.ts';
import type { Group } from '../meeting/group.ts';
import type { Kernel } from '../meeting/kernel.ts';
import type { Person, UserRef } from '../meeting/member.ts';
import type { Vocabulary } from '../meeting/parse-spoken.ts';
import type { Attachment, Chat, HeardDeletion, HeardMessage, RoomId } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Forge } from '../ports/forge.ts';
import type { JobQueue } from '../ports/jobs.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import type { Store } from '../ports/store.ts';
import type { SpeakerPace } from './intake/speaker-pace.ts';
import type { JobHandlers } from './job-handler.ts';

/** A group with where it meets and where its minutes go. */
export interface GroupBinding {
  readonly group: Group;
  readonly rooms: readonly RoomId[];
  readonly forge: Forge;
  /** Where whole minutes go if something in them is under embargo. */
  readonly privateForge?: Forge;
  /** Whether what is said in one room is shown in the others while a meeting runs. */
  readonly relay?: boolean;
  /** Whether that goes for what is said in an encrypted room, too. */
  readonly relayEncrypted?: boolean;
  /** Whether somebody is the ghost of a bridge that joins the rooms already: nothing of theirs is heard. */
  readonly isGhost?: (user: UserRef) => boolean;
  /** The page where people can read a meeting's proposal, if the forge has none of its own. */
  readonly proposalUrl?: (meeting: string) => string;
}

/** What the secretary asks of the features; handed in, so that it depends on none of them. */
export interface MeetingDomain {
  readonly kernel: Kernel;
  readonly words: Vocabulary;
  /** Who a user is, as the directory or a link knows them. */
  readonly person: (user: UserRef, meeting: Meeting) => Person;
  /** What follows when somebody was heard whom the directory does not know; undefined where it has followed already. */
  readonly introduceNewcomer: (user: UserRef, meeting: Meeting, at: string) => Decided<Event> | undefined;
  /** What follows for the attendance from what somebody did, given what was decided and the meeting before it. */
  readonly takingPart: (events: readonly Event[], by: Person, at: string, meeting: Meeting) => readonly Event[];
  /** Whether nothing that is said now may be kept, relayed or logged. */
  readonly offRecord: (meeting: Meeting) => boolean;
  /** Whether what was said at an instant (ISO 8601, UTC) was off the record, in a passage that is over. */
  readonly wasOffRecord: (meeting: Meeting, at: string) => boolean;
  /** The same as far as clocks can be trusted: true if it may have been, in a passage that is over or goes on. */
  readonly mayHaveBeenOffRecord: (meeting: Meeting, at: string) => boolean;
  /** Whether the entry of this number stands for a passage off the record. */
  readonly isPassage: (meeting: Meeting, number: number) => boolean;
  /** Whether a message without a command means something to a feature now. */
  readonly claimsTalk: (said: Pick<HeardMessage, 'by' | 'at' | 'text'>, meeting: Meeting) => boolean;
  /** Whether something that is attached to a message now is kept, or refused in words. */
  readonly claimsAttachment: (attachment: Attachment, meeting: Meeting) => boolean;
  /** A message is gone, or what was attached to it: what is awaited no longer, and what was recorded of it. */
  readonly withdrawAttachments: (
    gone: Pick<HeardDeletion, 'room' | 'message' | 'at' | 'attachments'>,
    meeting: Meeting,
  ) => { readonly events: readonly Event[]; readonly recorded: readonly number[] };
  /** When an action is due, in words: `due Friday 4 December`; undefined for what is due at no time. */
  readonly dueInWords: (entry: Entry, meeting: Meeting) => string | undefined;
  /** The hashes of the files to which a meeting refers no longer. */
  readonly releasedFiles: (before: Meeting | undefined, after: Meeting) => readonly string[];
  /** What a schedule that was changed while Gavel was not running makes of the meeting that is planned. */
  readonly replan: (meeting: Meeting, at: string) => Decided<Event> | undefined;
  /** What a configuration that was changed meanwhile no longer knows of a meeting whose minutes are not merged. */
  readonly changedConfiguration: (
    meeting: Meeting,
  ) => { readonly key: string; readonly decided: Decided<Event> } | undefined;
}

export interface SecretaryDeps {
  readonly domain: MeetingDomain;
  readonly store: Store;
  readonly jobs: JobQueue;
  /** What is done outside, by the kind of job. */
  readonly jobHandlers: JobHandlers;
  readonly clock: Clock;
  readonly chats: readonly Chat[];
  readonly bindings: readonly GroupBinding[];
  readonly log: OperatorLog;
  /** Gives something that nobody can guess, for codes; random by default. */
  readonly linkCode?: () => string;
  /** How fast each person can speak; without it, as fast as they like. */
  readonly pace?: SpeakerPace;
}
