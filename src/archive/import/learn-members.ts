import { normalizeForMatch } from '../../meeting/clean-text.ts';
import type { Directory } from '../../meeting/member.ts';
import { isNotedAsGuest, keyOf } from '../people.ts';
import { countAttendance, pastOf } from '../statistics.ts';
import { handlesFor, learnNames, type KnownPerson } from './learn-people.ts';
import type { MinutesSample } from './samples.ts';
import { isLikeSpelling, spellingsIn, type LearnedMember, type SpellingDoubt } from './spellings.ts';
import { looksLikePeople, type NameParts } from './written-names.ts';

/** Somebody whom the minutes make known, with what they tell of them. */
export interface ImportedMember extends LearnedMember, Omit<NameParts, 'handle'> {
  /** Whether they came to half of the last meetings. */
  readonly expected: boolean;
}

/** Who is in the minutes. */
export interface LearnedPeople {
  readonly members: readonly ImportedMember[];
  readonly doubts: readonly SpellingDoubt[];
  /** Names without an `@` among the attendees of a group that writes handles. */
  readonly guests: readonly string[];
  /** Handles of those who led the last meeting that says so. */
  readonly chairs: readonly string[];
  readonly secretaries: readonly string[];
}

/** People who came to half of the last meetings are expected at the next ones. */
const RECENT = 6;

const isNameAlone = (written: string, fewest: number): boolean =>
  looksLikePeople(written) && !written.includes(',') && written.split(' ').length >= fewest;

/** People whom the lists only call by name, as long as no list has handles. */
function namesAlone(samples: readonly MinutesSample[], known: readonly KnownPerson[]): KnownPerson[] {
  if (known.some(({ handle }) => handle !== undefined)) return [];
  // Beside people of whom the lists tell more, a single word is anything.
  const fewest = known.length > 0 ? 2 : 1;
  const listed = samples.map(({ facts: { attendance } }) =>
    [...attendance.present, ...attendance.partly, ...attendance.regrets].filter((who) => !isNotedAsGuest(who)),
  );
  if (listed.flat().some(({ written }) => written.startsWith('@'))) return [];
  const times = new Map<string, KnownPerson>();
  const isKnown = new Set(known.map(({ name = '' }) => normalizeForMatch(name)));
  for (const { written } of listed.flatMap((people) => [
    ...new Map(people.map((who) => [who.written, who])).values(),
  ])) {
    const key = normalizeForMatch(written);
    if (isKnown.has(key) || !isNameAlone(written, fewest)) continue;
    times.set(key, { name: written, times: (times.get(key)?.times ?? 0) + 1 });
  }
  return [...times.values()];
}

const told = ({ handle: _handle, times: _times, ...more }: KnownPerson): Omit<NameParts, 'handle'> => more;

/** A rarer name that's almost another's is asked about, and is nobody's until then. */
function byName(
  people: readonly KnownPerson[],
  taken: readonly string[],
): { readonly members: readonly (LearnedMember & NameParts)[]; readonly doubts: readonly SpellingDoubt[] } {
  const sorted = people.toSorted((a, b) => b.times - a.times);
  const isSlip = (one: KnownPerson, i: number): KnownPerson | undefined =>
    sorted.slice(0, i).find((other) => other.times > one.times && isLikeSpelling(other.name ?? '', one.name ?? ''));
  const kept = sorted.filter((one, i) => !isSlip(one, i));
  const handles = handlesFor(kept, taken);
  const members = kept.flatMap((one) => {
    const handle = handles.get(one.name ?? '');
    return handle === undefined ? [] : [{ ...told(one), handle, aliases: [], lines: one.times }];
  });
  const doubts = sorted.flatMap((one, i): SpellingDoubt[] => {
    const of = handles.get(isSlip(one, i)?.name ?? '');
    return of === undefined ? [] : [{ spelling: one.name ?? '', of, lines: one.times }];
  });
  return { members, doubts };
}

/** Who chaired, or was the secretary, of the last meeting that says so. */
const lastLed = (samples: readonly MinutesSample[], role: 'chair' | 'secretary'): readonly string[] =>
  samples.map(({ facts: { roles } }) => roles[role].map(keyOf)).findLast((people) => people.length > 0) ?? [];

/** Who is in the minutes, oldest first; what the directory knows already is left out. */
export function learnMembers(samples: readonly MinutesSample[], directory: Directory): LearnedPeople {
  const spelled = spellingsIn(samples, directory);
  const names = learnNames(samples);
  const paired = new Map(
    names.flatMap((one) => (one.handle === undefined ? [] : [[one.handle.toLowerCase(), one] as const])),
  );
  const byHandle = spelled.members.map((member) => {
    const more = paired.get(member.handle.toLowerCase());
    return { ...member, ...(more ? told(more) : {}) };
  });
  const known = new Set(directory.members.map(({ name = '' }) => normalizeForMatch(name)));
  const bare = [...names.filter(({ handle }) => handle === undefined), ...namesAlone(samples, names)];
  const nameless = bare.filter(({ name = '' }) => !known.has(normalizeForMatch(name)));
  const others = byName(
    nameless,
    [...byHandle, ...directory.members].map(({ handle }) => handle),
  );
  const all = [...byHandle, ...others.members];
  const recent = samples.flatMap(({ facts }) => pastOf(facts) ?? []).slice(-RECENT);
  const often = new Set(
    countAttendance(recent).flatMap(({ who, times }) => (times * 2 >= recent.length ? [normalizeForMatch(who)] : [])),
  );
  const called = new Map(
    all.flatMap((one) => [one.handle, one.name ?? ''].map((name) => [normalizeForMatch(name), one.handle])),
  );
  const handles = (people: readonly string[]): string[] =>
    people.flatMap((who) => called.get(normalizeForMatch(who)) ?? directory.byName(who)?.handle ?? []);
  return {
    members: all.map((one) => ({
      ...one,
      expected: often.has(normalizeForMatch(one.handle)) || often.has(normalizeForMatch(one.name ?? '')),
    })),
    doubts: [...spelled.doubts, ...others.doubts],
    guests: spelled.guests.filter((guest) => looksLikePeople(guest) && !called.has(normalizeForMatch(guest))),
    chairs: handles(lastLed(samples, 'chair')),
    secretaries: handles(lastLed(samples, 'secretary')),
  };
}
