import { entriesFeature, type Entry, type EntryKind } from './entry.ts';
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

/** A hand: reacting with it takes an action that nobody has. */
export const VOLUNTEER_SIGN = '✋';

/** Whether an action still has no owner. */
export const needsVolunteer = ({ kind, owners, box }: Entry): boolean =>
  kind === 'action' && owners.length === 0 && box === 'open';

/** Before what isn't known, or what was probably meant. */
export const UNKNOWN_SIGN = '❓';

/** What was typed wasn't saved, since it's off the record. */
export const NOT_SAVED_SIGN = '🤐';

/** What was asked for is done: for commands that record nothing. */
export const DONE_SIGN = '👌';

/** What chooses one of several things that are numbered. */
export const KEYCAPS: readonly string[] = ['1⃣', '2⃣', '3⃣', '4⃣', '5⃣', '6⃣', '7⃣', '8⃣', '9⃣'];

const entryOf = (number: number, meeting: Meeting): Entry | undefined =>
  meeting.stateOf(entriesFeature).byNumber.get(number);

/** The sign of an entry's kind; undefined if the meeting has no such entry. */
export function signOf(number: number, meeting: Meeting): string | undefined {
  const entry = entryOf(number, meeting);
  return entry && ENTRY_SIGNS[entry.kind];
}

/** Whether one of these entries is an action that nobody has. */
export const wantVolunteer = (numbers: readonly number[], meeting: Meeting): boolean =>
  numbers.some((number) => {
    const entry = entryOf(number, meeting);
    return entry !== undefined && needsVolunteer(entry);
  });

/** The signs of these entries, each once. */
export const signsOf = (numbers: readonly number[], meeting: Meeting): ReadonlySet<string> =>
  new Set([
    ...numbers.flatMap((number) => signOf(number, meeting) ?? []),
    ...(wantVolunteer(numbers, meeting) ? [VOLUNTEER_SIGN] : []),
  ]);
