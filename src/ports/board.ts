import type { EntryBox, EntryKind } from '../meeting/entry.ts';
import type { Phase } from '../meeting/feature.ts';
import type { MessagePiece } from '../meeting/message.ts';

/** The page beside the conversation: the agenda and the minutes as they grow, and the proposal at the end. */
export interface GroupBoard {
  readonly group: string;
  /** Such as `Demo working group, 24 November 2026`. */
  readonly title: string;
  readonly phase: Phase;
  /** When the meeting starts or started: ISO 8601 in UTC; undefined if no date is set. */
  readonly start?: string;
  readonly present: readonly string[];
  /** Who may move the meeting along, as `present` has people; undefined if everyone may. */
  readonly leaders?: readonly string[];
  readonly offRecord: boolean;
  readonly agenda: readonly BoardTopic[];
  /** Everything recorded, by number: of this meeting, and of the one before or after it, which the conversation has too. */
  readonly entries: readonly BoardEntry[];
  /** The numbers of this meeting's open actions. */
  readonly actions: readonly number[];
  /** The meeting after this one, if this one has ended and still waits for its approval. */
  readonly next?: Pick<GroupBoard, 'title' | 'start' | 'agenda'>;
  /** The minutes so far, as Markdown with front matter. */
  readonly markdown: string;
  readonly pictures: readonly BoardPicture[];
  readonly proposal?: BoardProposal;
}

/** A picture of the minutes. */
export interface BoardPicture {
  /** As the minutes name it. */
  readonly url: string;
  readonly sha256: string;
  /** A media type. */
  readonly type: string;
}

export interface BoardTopic {
  /** What `/topic` takes, with the topics above it: `2`, or `2.1` for its first subtopic. */
  readonly place: string;
  readonly title: string;
  readonly depth: number;
  readonly current: boolean;
  /** How many entries under it have an open box. */
  readonly open: number;
}

/** Something recorded, as its card shows it. People are as the minutes write them: `@handle`, or a guest's name. */
export interface BoardEntry {
  readonly number: number;
  readonly kind: EntryKind;
  readonly text: string;
  /** The text with its links, if it has links with words. */
  readonly pieces?: readonly MessagePiece[];
  /** Who said it. */
  readonly credit?: string;
  readonly owners: readonly string[];
  readonly box: EntryBox;
  /** YYYY-MM-DD, also if it's due at a meeting whose day is known. */
  readonly due?: string;
  readonly url?: string;
  /** For events: the first and last day (YYYY-MM-DD), and the place. */
  readonly from?: string;
  readonly to?: string;
  readonly where?: string;
  readonly vote?: BoardVote;
}

export interface BoardVote {
  readonly isOpen: boolean;
  /** Whether the options are those of a plain motion: `for`, `against`, `abstain`. */
  readonly isPlain: boolean;
  readonly options: readonly BoardVoteOption[];
  /** Whether people vote who are no members. */
  readonly guestsVote: boolean;
  /** In the words of the minutes. */
  readonly outcome: string;
}

export interface BoardVoteOption {
  readonly option: string;
  /** The reaction that chooses it. */
  readonly emoji: string;
  /** Those whose vote it is now. */
  readonly voters: readonly string[];
}

/** The last proposed minutes, until the next meeting's are proposed. */
export interface BoardProposal {
  /** The meeting whose minutes these are, such as `Demo working group, 10 November 2026`. */
  readonly title: string;
  /** `GROUP/NUMBER`. */
  readonly meeting: string;
  readonly branch: string;
  readonly label: string;
  /** Its page in the forge, or on a chat platform. */
  readonly url?: string;
  readonly merged: boolean;
  /** Closed in the forge without being merged. */
  readonly closed: boolean;
  /** By the group's rule, so that it can be merged. */
  readonly approved: boolean;
  readonly approvedBy: readonly string[];
  /** How many approvals the group's rule asks for. */
  readonly needed: number;
  /** What else is missing by the group's rule, in words. */
  readonly obstacles: readonly string[];
  /** Those who can't approve, since they wrote the minutes. */
  readonly authors: readonly string[];
  /** Whether people approve in the rooms, or in the forge alone. */
  readonly approvesInRooms: boolean;
  /** Who may merge it once it's approved; undefined if everyone may, empty if it's merged in the forge alone. */
  readonly mergers?: readonly string[];
  readonly markdown: string;
  /** The minutes as they were proposed before this; undefined if they're proposed for the first time. */
  readonly before?: string;
  readonly pictures: readonly BoardPicture[];
}

export interface GroupBoards {
  read(group: string): Promise<GroupBoard>;
  /** The bytes of a picture. */
  picture(sha256: string): Promise<Uint8Array | undefined>;
  /** Calls back, at most a few times a second, when a group's board may have changed. Gives a way to stop. */
  watch(group: string, changed: () => void): () => void;
}
