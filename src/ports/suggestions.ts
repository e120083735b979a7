import type { UserRef } from '../meeting/member.ts';

/** A command as a page suggests it, in the language of the group. */
export interface SuggestedCommand {
  readonly usage: string;
  readonly help: string;
  /** Whether this person can give it now. */
  readonly now: boolean;
}

/** What a page suggests while somebody types. */
export interface CommandSuggestions {
  /** All commands: first what this person most likely needs now, then what else they can do now, then the rest. */
  read(group: string, user: UserRef | undefined): readonly SuggestedCommand[];
}
