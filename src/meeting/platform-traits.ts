/**
 * How the people of a platform are known there: by ids that it gives, by logins, which are names that people know each
 * other by as well, or by their handles, since it knows nobody but the group's members.
 */
export type AccountIds = 'given' | 'logins' | 'handles';

/** The traits of a chat platform, or of a forge, that a meeting has to know. */
export interface PlatformTraits {
  /** What comes before the ids of its rooms and people: lower-case letters. */
  readonly id: string;
  /** What it's called, in words for people. */
  readonly label: string;
  readonly knownBy: AccountIds;
  /** It finds people by an e-mail address that it has checked. */
  readonly findsByEmail?: boolean;
  /** It can answer one person in a room so that nobody else there sees it. */
  readonly answersAlone?: boolean;
  /** False if the first line of a block of code there is code too, and not its language, as it is in Markdown. */
  readonly namesCodeLanguage?: boolean;
}
