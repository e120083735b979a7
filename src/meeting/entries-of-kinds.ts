import { entriesFeature, type Entry, type EntryKind } from './entry.ts';
import type { Meeting } from './feature.ts';

/** What a meeting decides: for or against something. */
export const DECISIONS: readonly EntryKind[] = ['agreed', 'rejected'];

/** The meeting's entries of some kinds, in the order in which they were recorded. */
export function entriesOfKinds(kinds: readonly EntryKind[], meeting: Meeting): Entry[] {
  const { byKind } = meeting.stateOf(entriesFeature);
  return kinds.flatMap((kind) => [...(byKind.get(kind)?.values() ?? [])]).toSorted((a, b) => a.number - b.number);
}
