import { entriesUnder, type Entry } from '../../meeting/entry.ts';
import type { Meeting } from '../../meeting/feature.ts';

/** The entry and everything under it that is open. */
export const openUnder = (entry: Entry, meeting: Meeting): Entry[] => [
  ...(entry.box === 'open' ? [entry] : []),
  ...entriesUnder(meeting, entry.number).flatMap((child) => openUnder(child, meeting)),
];
