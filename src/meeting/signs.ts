import { entriesFeature, type EntryKind } from './entry.ts';
import type { Meeting } from './feature.ts';

/**
 * The emoji under a message that shows what was recorded from it, without U+FE0F: the one with which people record
 * messages, if there is one. None of them answers anything: 👍, 👎 and 👀 are ballots, ✅ ticks, ✋ is a hand.
 */
export const ENTRY_SIGNS: Readonly<Record<EntryKind, string>> = {
  note: '✏',
  idea: '💭',
  wanted: '🛟',
  action: '🚩',
  link: '🔗',
  agreed: '🤝',
  rejected: '🚫',
  motion: '🗳',
  event: '📅',
  picture: '🖼',
  'off-record': '⏸',
  point: '📌',
  item: '📌',
};

/** The sign of an entry's kind; undefined if the meeting has no such entry. */
export function signOf(number: number, meeting: Meeting): string | undefined {
  const entry = meeting.stateOf(entriesFeature).byNumber.get(number);
  return entry && ENTRY_SIGNS[entry.kind];
}

/** The signs of these entries, each once. */
export const signsOf = (numbers: readonly number[], meeting: Meeting): ReadonlySet<string> =>
  new Set(numbers.flatMap((number) => signOf(number, meeting) ?? []));
