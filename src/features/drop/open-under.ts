import { entriesUnder, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';

/** The entry and all under it, as far as they are open. */
export const openUnder = (entry: Entry, meeting: Meeting): Entry[] => [
  ...(entry.box === 'open' ? [entry] : []),
  ...entriesUnder(meeting, entry.number).flatMap((child) => openUnder(child, meeting)),
];
