import type { MessageLine } from './message.ts';

/** A group's page for one person; adapters write it as they write messages. */
export interface HomePage {
  /** The group's name. */
  readonly title: string;
  readonly parts: readonly PagePart[];
}

/** Some lines, and what can be done about them. */
export interface PagePart {
  readonly lines: readonly MessageLine[];
  readonly button?: PageButton;
}

/** Says something for the person who presses it, as if they had typed it. */
export interface PageButton {
  /**
   * Unique on the page, and on every later one that means something else: a page that was left open must not send
   * regrets for another meeting.
   */
  readonly id: string;
  readonly label: string;
  /** The command, as people type it. */
  readonly says: string;
}
