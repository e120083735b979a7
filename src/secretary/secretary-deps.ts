import type { Event } from '../meeting/event.ts';
import type { AttachedFrom, Command, Decided, Meeting } from '../meeting/feature.ts';
import type { Group } from '../meeting/group.ts';
import type { Kernel } from '../meeting/kernel.ts';
import type { Person, UserRef } from '../meeting/member.ts';
import type { Vocabulary } from '../meeting/parse-spoken.ts';
import type { Attachment, Chat, HeardDeletion, RoomId } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { ForgeFile, ProposalDraft, Forge, ForgeIssue, ProposalOrigin, ProposalStatus } from '../ports/forge.ts';
import type { JobQueue } from '../ports/jobs.ts';
import type { Picture, PictureReader } from '../ports/pictures.ts';
import type { Store } from '../ports/store.ts';
import type { SpeakerPace } from './intake/speaker-pace.ts';
import type { FreeNames } from './naming.ts';

/** Tells the operator. Never what people said: a log is not a place for it. */
export interface OperatorLog {
  info(what: string, facts?: Readonly<Record<string, unknown>>): void;
  error(what: string, facts?: Readonly<Record<string, unknown>>): void;
}

/** A group with where it meets and where its minutes go. */
export interface GroupBinding {
  readonly group: Group;
  readonly rooms: readonly RoomId[];
  readonly forge: Forge;
  /** Whether what is said in one room is shown in the others while a meeting runs. */
  readonly relay?: boolean;
  /** Whether somebody is the ghost of a bridge that joins the rooms already: nothing of theirs is heard. */
  readonly isGhost?: (user: UserRef) => boolean;
  /** The page where people can read a meeting's proposal, if the forge has none of its own. */
  readonly proposalUrl?: (meeting: string) => string;
}

/** What the secretary needs to know of the features; handed in, so that it depends on none of them. */
export interface MeetingDomain {
  readonly kernel: Kernel;
  readonly words: Vocabulary;
  readonly minutes: MinutesDomain;
  readonly issues: IssuesDomain;
  readonly pictures: PicturesDomain;
  /** Whether lines are recorded now: only then is anything but a command kept. */
  readonly listens: (meeting: Meeting) => boolean;
  /** Whether a command makes sense in the phase that the meeting is in. */
  readonly fits: (command: Command<Event>, meeting: Meeting) => boolean;
  /** Whether nothing that is said now may be kept, relayed or logged. */
  readonly offRecord: (meeting: Meeting) => boolean;
  /** Whether what was said at an instant (ISO 8601, UTC) was off the record, in a passage that is over. */
  readonly wasOffRecord: (meeting: Meeting, at: string) => boolean;
  /** Whether the minutes wait for their approval. */
  readonly underReview: (meeting: Meeting) => boolean;
  /** Whoever a user is, as the directory or a link knows them. */
  readonly person: (user: UserRef, meeting: Meeting) => Person;
  /** What follows when somebody was heard whom the directory does not know; undefined where it has followed already. */
  readonly introduceNewcomer: (user: UserRef, meeting: Meeting, at: string) => Decided<Event> | undefined;
  /** What follows for the attendance from what somebody did, given what was decided and the meeting before it. */
  readonly takingPart: (events: readonly Event[], by: Person, at: string, meeting: Meeting) => readonly Event[];
  readonly hasEntry: (meeting: Meeting, number: number) => boolean;
  /** What a schedule that was changed while Gavel was not running makes of the meeting that is planned. */
  readonly replan: (meeting: Meeting, at: string) => Decided<Event> | undefined;
  /** What a configuration that was changed meanwhile no longer knows of a meeting whose minutes are not merged. */
  readonly changedConfiguration: (
    meeting: Meeting,
  ) => { readonly key: string; readonly decided: Decided<Event> } | undefined;
  /** Whether the meeting is over. */
  readonly over: (meeting: Meeting) => boolean;
}

/** Minutes as they stand in the repository. */
export interface PastMinutes {
  readonly path: string;
  readonly text: string;
}

/** Why minutes are not proposed or merged yet. */
export interface JobFailure {
  readonly kind: 'propose' | 'merge';
  /** In words for a room. */
  readonly why: string;
  /** Whether the forge did not answer, and nobody has to do anything. */
  readonly unavailable: boolean;
}

/** A meeting's minutes and what follows from them, as pure functions. */
export interface MinutesDomain {
  readonly markdown: (meeting: Meeting) => string;
  /** What is proposed. What people changed since `earlier` was proposed stays. */
  readonly draft: (meeting: Meeting, earlier: readonly string[]) => ProposalDraft;
  /** The minutes as they were proposed before, newest first, from the meeting's log. */
  readonly renderings: (events: readonly Event[], upTo: (count: number) => Meeting) => readonly string[];
  /** What the minutes are called in the repository, if they're the first, the second … of their day. */
  readonly names: (meeting: Meeting, nth: number) => FreeNames;
  /** Whether that's settled. */
  readonly isNamed: (meeting: Meeting) => boolean;
  readonly named: (nth: number, meeting: Meeting, at: string) => Decided<Event>;
  /** The path that the meeting's minutes have in the repository. */
  readonly path: (meeting: Meeting) => string;
  /** The minutes among a repository's paths, oldest first. */
  readonly past: (paths: readonly string[], group: Group) => readonly string[];
  /** The folder in which the group's minutes stand. */
  readonly folder: (group: Group) => string;
  /** The first events of the meeting after this one; of the group's first where there was none. */
  readonly plan: (group: Group, before: Meeting | undefined, at: string) => readonly Event[];
  /** What the next meeting carries over from minutes; where no meeting is known before it, those before tell more. */
  readonly carry: (
    markdown: string,
    next: Meeting,
    before: Meeting | undefined,
    at: string,
    earlier?: readonly PastMinutes[],
  ) => readonly Event[];
  readonly rendered: (meeting: Meeting, earlier: readonly string[], at: string) => readonly Event[];
  readonly committed: (at: string) => readonly Event[];
  readonly noted: (note: string, at: string) => readonly Event[];
  readonly proposed: (
    proposal: { branch: string; label: string; url?: string; commit: string },
    meeting: Meeting,
    at: string,
  ) => readonly Event[];
  /** It did not work, and is tried again; undefined if that was told already. */
  readonly failed: (what: JobFailure, meeting: Meeting, at: string) => Decided<Event> | undefined;
  /** The proposal, where there is one, and whether the group's rule lets it be merged (or it is already). */
  readonly proposal: (
    meeting: Meeting,
  ) =>
    | { readonly branch: string; readonly commit: string; readonly merged: boolean; readonly mayMerge: boolean }
    | undefined;
  /** What is new in the forge. */
  readonly followed: (
    seen: ProposalStatus & { readonly platform: string },
    meeting: Meeting,
    at: string,
  ) => Decided<Event> | undefined;
  readonly merged: (
    how: { readonly commit: string; readonly by?: UserRef },
    meeting: Meeting,
    at: string,
  ) => Decided<Event> | undefined;
  /** What the next meeting's minutes are to say of the approval of these, and do not say yet. */
  readonly approvalNews: (reviewed: Meeting, next: Meeting, at: string) => readonly Event[];
  /**
   * What the next meeting takes over of its date and roles from merged minutes: of those of the meeting before it, what
   * people changed; with no meeting before it, what they say.
   */
  readonly takeOver: (
    merged: string,
    next: Meeting,
    at: string,
    reviewed: Meeting | undefined,
  ) => Decided<Event> | undefined;
  /** What a group's first minutes should say about the approval of those before them, which Gavel didn't propose. */
  readonly approvalBefore: (origin: ProposalOrigin | undefined, first: Meeting, at: string) => readonly Event[];
  /** Tells what was open in the minutes that were written and is not in those that were merged. */
  readonly dropped: (merged: string, written: string, reviewed: Meeting) => Decided<Event> | undefined;
  readonly approvers: (meeting: Meeting) => readonly string[];
}

/** An action that is an issue as well: their numbers. */
export interface LinkedAction {
  readonly entry: number;
  readonly issue: number;
}

/** What a group does with the issues of its forge, as pure functions. */
export interface IssuesDomain {
  /** The actions for which an issue is to be opened. */
  readonly toOpen: (meeting: Meeting) => readonly {
    readonly entry: number;
    readonly key: string;
    readonly since: string;
    readonly title: string;
    readonly body: string;
    readonly owners: readonly string[];
  }[];
  readonly opened: (entry: number, issue: { issue: number; url: string }, at: string) => Event;
  /** The issues of actions that a meeting has from the one before. */
  readonly inherited: (before: Meeting, meeting: Meeting, at: string) => readonly Event[];
  readonly linkedActions: (meeting: Meeting) => readonly LinkedAction[];
  /** The actions that somebody ticked or unticked in a meeting, and the one after it has not carried over. */
  readonly leftBehind: (before: Meeting, meeting: Meeting) => readonly LinkedAction[];
  /** The actions that people ticked in the minutes that were merged, given as those and as Gavel writes them. */
  readonly ticked: (merged: string, written: string, reviewed: Meeting, at: string) => Decided<Event> | undefined;
  /** What of it the meeting after has carried over. */
  readonly tickedBefore: (before: Meeting, meeting: Meeting, at: string) => readonly Event[];
  /** What makes an action and its issue say the same; undefined where they do. */
  readonly settling: (
    entry: number,
    open: boolean,
    meeting: Meeting,
    at: string,
  ) => { readonly set?: boolean; readonly decided: Decided<Event> } | undefined;
  /** Puts issues on the agenda. */
  readonly placing: (found: readonly ForgeIssue[], meeting: Meeting, at: string) => Decided<Event> | undefined;
  /** What is to be put on the issues that were discussed. */
  readonly toConclude: (
    meeting: Meeting,
  ) => readonly { readonly issue: number; readonly key: string; readonly text: string }[];
  readonly concluded: (issue: number, at: string) => Event;
}

/** The pictures that are posted in meetings, as pure functions. */
export interface PicturesDomain {
  /** Whether something that is attached to a message now is kept, or refused in words. */
  readonly claims: (attachment: Attachment, meeting: Meeting) => boolean;
  /** Those that are to be fetched, since when, and how many bytes they may have. */
  readonly awaited: (meeting: Meeting) => readonly {
    readonly key: string;
    readonly at: string;
    readonly from: AttachedFrom;
    readonly most: number;
  }[];
  /** What follows when one was fetched, or why it was not; undefined where it is awaited no longer. */
  readonly settle: (
    key: string,
    fetched: Picture | 'gone' | 'too large' | 'no picture' | 'given up',
    meeting: Meeting,
    at: string,
  ) =>
    | {
        readonly decided: Decided<Event>;
        /** Why it is not kept, told to whoever posted it. */
        readonly why?: string | undefined;
        /** The number that it got, and what its message stands for now, if anything else than before. */
        readonly recorded?: { readonly number: number; readonly about?: string };
      }
    | undefined;
  /** Told to whoever posted it when it cannot be fetched for a while. */
  readonly notYet: string;
  /** A message is gone, or what was attached to it: what is awaited no longer, and what was recorded of it. */
  readonly withdrawn: (
    gone: Pick<HeardDeletion, 'room' | 'message' | 'at' | 'attachments'>,
    meeting: Meeting,
  ) => { readonly events: readonly Event[]; readonly recorded: readonly number[] };
  /** The files to which a meeting refers no longer. */
  readonly released: (before: Meeting | undefined, after: Meeting) => readonly string[];
  /** The files of the minutes in the repository, from the meeting and its log; without a hash where one is to go. */
  readonly files: (
    meeting: Meeting,
    events: readonly Event[],
  ) => readonly (Omit<ForgeFile, 'bytes'> & { readonly sha256: string | undefined })[];
}

export interface SecretaryDeps {
  readonly domain: MeetingDomain;
  readonly store: Store;
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly chats: readonly Chat[];
  readonly pictures: PictureReader;
  readonly bindings: readonly GroupBinding[];
  readonly log: OperatorLog;
  /** Reads minutes beside everything else, so that they need not be read again when they are asked for. */
  readonly readAhead?: (texts: readonly string[]) => Promise<void>;
  /** Gives something that nobody can guess, for codes; random where it is not given. */
  readonly nonce?: () => string;
  /** How fast each person can speak; without it, as fast as they like. */
  readonly pace?: SpeakerPace;
}
