import type { Phase } from '../meeting/feature.ts';

/** What a page beside the conversation shows: the agenda and the minutes as they grow, and the proposal at the end. */
export interface GroupBoard {
  readonly group: string;
  /** Such as `Demo working group, 24 November 2026`. */
  readonly title: string;
  readonly phase: Phase;
  /** When the meeting starts or started: ISO 8601 in UTC; undefined where no date is set. */
  readonly start?: string;
  readonly present: readonly string[];
  readonly agenda: readonly BoardTopic[];
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
  /** What `/topic N` takes. */
  readonly number: number;
  readonly title: string;
  readonly depth: number;
  readonly current: boolean;
  /** How many entries stand under it, and how many of them have an open box. */
  readonly entries: number;
  readonly open: number;
}

/** The last proposed minutes, until the next meeting's are proposed. */
export interface BoardProposal {
  /** The meeting whose minutes these are, such as `Demo working group, 10 November 2026`. */
  readonly title: string;
  /** `GROUP/NUMBER`. */
  readonly meeting: string;
  readonly branch: string;
  readonly label: string;
  readonly merged: boolean;
  readonly approvedBy: readonly string[];
  /** How many approvals the group's rule asks for. */
  readonly needed: number;
  readonly markdown: string;
  readonly pictures: readonly BoardPicture[];
  /** A unified diff against the main branch. */
  readonly diff: string;
}

export interface GroupBoards {
  read(group: string): Promise<GroupBoard>;
  /** The bytes of a picture. */
  picture(sha256: string): Promise<Uint8Array | undefined>;
  /** Calls back, at most a few times a second, when a group's board may have changed. Gives a way to stop. */
  watch(group: string, changed: () => void): () => void;
}
