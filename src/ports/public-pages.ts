import type { InLanguage } from '../language/language.ts';
import type { PublicPagesSetting } from '../meeting/page-parts.ts';
import type { BoardPicture } from './board.ts';

/** A group that has public pages. */
export interface PublicGroup extends InLanguage, PublicPagesSetting {
  readonly id: string;
  readonly name: string;
  /** Zones to tell times in beside UTC. */
  readonly zones: readonly string[];
}

/** How far minutes are: they still grow, wait for their approval, or stand in the repository. */
export type MinutesStage = 'live' | 'draft' | 'approved';

/** Minutes among all of a group's. */
export interface MinutesListing {
  /** Their address below the group's: the day, YYYY-MM-DD; `YYYY-MM-DD-2` for the second meeting of a day. */
  readonly key: string;
  /** YYYY-MM-DD, or YYYY-MM if the repository says no more. */
  readonly day: string;
  readonly stage: MinutesStage;
}

export interface PublicMinutes extends MinutesListing {
  /** As they are or would be in the repository. */
  readonly markdown: string;
  readonly pictures: readonly BoardPicture[];
  /** The addresses of other minutes, by how a link from these names their files. */
  readonly links: ReadonlyMap<string, string>;
}

/** A list under a heading. */
export interface PublicList {
  /** What people typed or are called; undefined for what belongs to nobody. */
  readonly heading: string | undefined;
  /** Its items, as a Markdown list. */
  readonly markdown: string;
  /** How many of its items are counted here: each is in one list only, though several may show it. */
  readonly count: number;
}

/** The decisions that minutes state. */
export interface PublicDecisions extends MinutesListing {
  readonly markdown: string;
  readonly count: number;
}

/** A meeting to come. */
export interface PublicDate {
  /** ISO 8601, UTC. */
  readonly start: string;
  readonly place?: string | undefined;
}

/** What is going on in a group. */
export interface GroupNow {
  readonly isHeld: boolean;
  readonly offRecord: boolean;
  /** The topic that is being discussed. */
  readonly topic?: string | undefined;
  /** The meeting that is planned, or being held. */
  readonly next?: PublicDate | undefined;
}

/**
 * What anybody may read of the groups. It is made of what minutes, agendas and the calendar say, and of nothing else: what
 * these leave out is on no page.
 */
export interface PublicPages {
  /** Those that show anything, in the order of the configuration. */
  readonly groups: readonly PublicGroup[];
  now(group: string): GroupNow;
  /** The agenda of the meeting that is planned or being held, as Markdown; undefined before any is planned. */
  agenda(group: string): string | undefined;
  /** All minutes, the newest first. Rejects if the repository can't be read. */
  listed(group: string): Promise<readonly MinutesListing[]>;
  /** Minutes by their key; undefined if there are none. Rejects if the repository can't be read. */
  minutes(group: string, key: string): Promise<PublicMinutes | undefined>;
  /** Open actions by owner. */
  actions(group: string): readonly PublicList[];
  /** What was decided, the newest minutes first. Rejects if the repository can't be read. */
  decisions(group: string): Promise<readonly PublicDecisions[]>;
  /** The next meetings of the calendar, the first one first. */
  dates(group: string): readonly PublicDate[];
  /** The calendar as iCalendar (RFC 5545); undefined before a meeting is planned. */
  feed(group: string): string | undefined;
  picture(sha256: string): Promise<Uint8Array | undefined>;
  /** Calls back when something of a group may have changed. Gives a way to stop. */
  watch(group: string, changed: () => void): () => void;
}
