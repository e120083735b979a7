import { distance } from 'fastest-levenshtein';

import type { Directory } from '../../meeting/member.ts';
import type { MinutesFacts } from '../facts.ts';
import { handleOf, mentionsIn } from '../people.ts';

/** Somebody whom the minutes make known, and whom the configuration does not name yet. */
export interface LearnedMember {
  readonly handle: string;
  readonly aliases: readonly string[];
  /** Lines in which they are named. */
  readonly lines: number;
}

/** A spelling that may be a slip for another one: people have to say. */
export interface SpellingDoubt {
  readonly spelling: string;
  /** The handle that it may mean. */
  readonly of: string;
  readonly lines: number;
}

export interface LearnedSpellings {
  readonly members: readonly LearnedMember[];
  readonly doubts: readonly SpellingDoubt[];
  /** Names without an `@` among the attendees, whom nobody can address. */
  readonly guests: readonly string[];
}

/** Minutes as text with what they tell. */
export interface SpellingEvidence {
  readonly text: string;
  readonly facts: MinutesFacts;
}

/** How often a slip may be made, compared with the right spelling. */
const RARER = 2;

/** Whether a spelling may be a slip for another one. */
export const isLikeSpelling = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 4 && Math.abs(a.length - b.length) <= 2 && distance(a, b) <= 2;

/** Every `@name` of the minutes, without regard to case, by how many lines name it; the most frequent first. */
function countedNames(minutes: readonly SpellingEvidence[]): [string, number][] {
  const counts = new Map<string, number>();
  const first = new Map<string, string>();
  for (const line of minutes.flatMap(({ text }) => text.split('\n'))) {
    for (const name of new Set(mentionsIn(line).map(({ written }) => written.slice(1)))) {
      const key = name.toLowerCase();
      counts.set(key, (counts.get(key) ?? 0) + 1);
      if (!first.has(key)) first.set(key, name);
    }
  }
  return [...counts]
    .map(([key, count]): [string, number] => [first.get(key) ?? key, count])
    .toSorted((a, b) => b[1] - a[1]);
}

const EVERYONE = new Set(['all', 'everyone', 'here', 'channel', 'room']);

/** The names that people bear who came, led, approved, or have something to do. */
function activeNames(minutes: readonly SpellingEvidence[]): Set<string> {
  const named = minutes.flatMap(({ facts: { attendance, roles, nextRoles, approval, boxes } }) => [
    ...Object.values(attendance).flat(),
    ...Object.values(roles).flat(),
    ...Object.values(nextRoles).flat(),
    ...(approval?.approvedBy ?? []),
    ...boxes.flatMap(({ owners }) => owners.map((written) => ({ written }))),
  ]);
  return new Set(named.map(({ written }) => written.replace(/^@/u, '').toLowerCase()));
}

/** Who is in the minutes, under which spellings; what the directory knows already is left out. */
export function spellingsIn(minutes: readonly SpellingEvidence[], directory: Directory): LearnedSpellings {
  const active = activeNames(minutes);
  const members: LearnedMember[] = [];
  const doubts: SpellingDoubt[] = [];
  for (const [name, lines] of countedNames(minutes)) {
    if (EVERYONE.has(name.toLowerCase()) || handleOf(name, directory) !== undefined) continue;
    const known = [...directory.members.map(({ handle }) => ({ handle, lines: Number.POSITIVE_INFINITY })), ...members];
    const like = known.find(
      (one) => one.lines >= lines * RARER && isLikeSpelling(one.handle.toLowerCase(), name.toLowerCase()),
    );
    if (like) doubts.push({ spelling: name, of: like.handle, lines });
    else if (active.has(name.toLowerCase())) members.push({ handle: name, aliases: [], lines });
  }
  const present = minutes.flatMap(({ facts }) => facts.attendance.present);
  const guests = present.filter(({ written, handle }) => !written.startsWith('@') && handle === undefined);
  return { members, doubts, guests: [...new Set(guests.map(({ written }) => written))] };
}
