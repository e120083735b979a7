import type { Entries, Entry } from './entry.ts';
import { joinedKey, type PersonJoined } from './link.ts';
import type { PersonKey } from './member.ts';

/** After a link, what somebody did under another name is theirs. */
export const joinedEntries = (state: Entries, event: PersonJoined): Entries => {
  const key = (one: PersonKey): PersonKey => joinedKey(one, event);
  const whose = (entry: Entry): Entry => ({
    ...entry,
    ...(entry.author !== undefined && { author: key(entry.author) }),
    ...(entry.credit !== undefined && { credit: key(entry.credit) }),
    ...(entry.said !== undefined && { said: key(entry.said) }),
    owners: [...new Set(entry.owners.map(key))],
  });
  if (event.instead === undefined) return state;
  const byKind = state.byKind.map((entriesOf) => entriesOf.map(whose));
  return { ...state, byNumber: state.byNumber.map(whose), byKind };
};
