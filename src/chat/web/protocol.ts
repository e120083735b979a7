/** What the server and the page say to each other, as JSON. */
import type { InLanguage } from '../../language/language.ts';
import type { EntryKind } from '../../meeting/entry.ts';
import type { Message } from '../../meeting/message.ts';
import type { GroupBoard, BoardProposal } from '../../ports/board.ts';

export interface WebMember {
  /** As the group's directory spells it, without the `@`. */
  readonly handle: string;
  readonly name?: string | undefined;
  /** What they do in a meeting, where it is more than taking part. */
  readonly role?: 'chair' | 'secretary' | undefined;
  /** Set for somebody who isn't a member of the group: no `@` names them. */
  readonly guest?: boolean | undefined;
}

/** A room, in its group's language. */
export interface WebRoom extends InLanguage {
  readonly id: string;
  readonly title: string;
  readonly group: string;
}

/** An emoji that records the message under which people put it. */
export interface RecordingEmoji {
  /** Without U+FE0F. */
  readonly emoji: string;
  readonly kind: EntryKind;
}

/** Who somebody is in a room, if they signed in: a member, or a guest by their id. */
export interface SignedInAs extends WebMember {
  readonly name: string;
  readonly guest: boolean;
}

export interface RoomsAbout {
  /** Who the reader is in each room, by its id; without it the room has no sign-in. */
  readonly signedInAs?: Readonly<Record<string, SignedInAs>>;
  readonly records: readonly RecordingEmoji[];
  readonly members: readonly WebMember[];
  readonly rooms: readonly WebRoom[];
}

/** A picture that somebody brought into the room. */
export interface WebPicture {
  /** The SHA-256 of its bytes. */
  readonly id: string;
  /** Of the file that it was. */
  readonly name: string;
  /** A media type. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
}

/** People type text and show pictures; Gavel sends messages. */
export type PostContent =
  | { readonly text: string; readonly pictures?: readonly WebPicture[] }
  | { readonly message: Message };

/** A message as one reader sees it now. */
export interface Post {
  readonly id: string;
  /** Its place in the conversation. */
  readonly n: number;
  /** Rises with each change: what a page that comes back asks from. */
  readonly changed: number;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** The handle of who said it; undefined for Gavel. */
  readonly by?: string;
  readonly content: PostContent;
  readonly replyTo?: string;
  readonly editedAt?: string;
  readonly marks: readonly string[];
  readonly reactions: readonly PostReaction[];
  /** The handle of its only reader. */
  readonly onlyFor?: string;
  /** Set if it was said off the record: it's kept nowhere, and gone when the meeting is over. */
  readonly fleeting?: true;
  /** How the guests in it are called, by their ids: no member has one of these. */
  readonly guests?: readonly WebMember[];
  /** For the author alone: the id that their page gave it. */
  readonly key?: string;
}

export interface PostReaction {
  readonly emoji: string;
  /** Handles, first to last; empty for Gavel, who shows what people of other rooms do. */
  readonly by: readonly string[];
}

/** The newest posts of a room, and whether there are older ones. */
export interface PostHistory {
  readonly posts: readonly Post[];
  readonly more: boolean;
}

export interface BoardView extends Omit<GroupBoard, 'proposal' | 'pictures'> {
  /** The minutes so far, rendered and sanitized. */
  readonly html: string;
  readonly proposal?: Omit<BoardProposal, 'markdown' | 'before' | 'pictures'>;
}

export interface DiffPiece {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** A line of minutes that changed, or one near it; a `gap` stands for lines that are left out. */
export interface DiffLine {
  readonly kind: DiffPiece['kind'] | 'changed' | 'gap';
  readonly heading?: true;
  /** Of a changed line, its words: what's the same in both texts, what's added and what's removed. */
  readonly pieces: readonly DiffPiece[];
}

export interface ProposalView extends Omit<BoardProposal, 'markdown' | 'before' | 'pictures'> {
  /** The room in which people approve. */
  readonly room: string;
  /** The proposed minutes, rendered and sanitized. */
  readonly html: string;
  /** What changed since the minutes were proposed before; undefined if nothing did, or if this is the first proposal. */
  readonly changes?: readonly DiffLine[];
}

/** What a page sends: `key` is made by the page, so that sending again after a cut connection posts once. */
export interface NewMessage {
  readonly as: string;
  readonly key: string;
  readonly text: string;
  readonly replyTo?: string | undefined;
  /** Those that the page has brought before, by their ids. */
  readonly pictures?: readonly Pick<WebPicture, 'id' | 'name'>[] | undefined;
}

export interface NewReaction {
  readonly as: string;
  readonly key: string;
  readonly message: string;
  readonly emoji: string;
  readonly removed: boolean;
}

/** Every answer that is not a success. */
export interface RoomTrouble {
  readonly error: string;
}
