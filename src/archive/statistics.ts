import type { MinutesFacts } from './facts.ts';
import { keyOf } from './people.ts';

/** A meeting that was held, as its minutes tell: who came, and who led. People are members' handles, or guests' names. */
export interface PastMeeting {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Which meeting of its day, from the second on. */
  readonly nth?: number;
  readonly present: readonly string[];
  readonly chair: readonly string[];
  readonly secretary: readonly string[];
}

/** What minutes say about a meeting that was held; undefined if they don't say when. */
export function pastOf({ date, attendance, roles }: MinutesFacts): PastMeeting | undefined {
  if (date === undefined) return undefined;
  return {
    date,
    present: [...new Set([...attendance.present, ...attendance.partly].map(keyOf))],
    chair: roles.chair.map(keyOf),
    secretary: roles.secretary.map(keyOf),
  };
}

export type PastRole = 'chair' | 'secretary';

/** How often somebody came, among the meetings looked at. */
export interface AttendanceCount {
  readonly who: string;
  readonly times: number;
  /** The last time, YYYY-MM-DD. */
  readonly last: string;
}

/** When somebody had a role last, and how often. */
export interface RoleTurn {
  readonly who: string;
  readonly times: number;
  readonly last: string;
}

/** Meetings that show who comes regularly. */
const RECENT = 6;

function counted(past: readonly PastMeeting[], people: (one: PastMeeting) => readonly string[]): AttendanceCount[] {
  const found = new Map<string, AttendanceCount>();
  for (const one of past) {
    for (const who of people(one)) {
      const { times = 0, last = one.date } = found.get(who) ?? {};
      found.set(who, { who, times: times + 1, last: one.date > last ? one.date : last });
    }
  }
  return [...found.values()];
}

/** Who came, the most frequent first. */
export const countAttendance = (past: readonly PastMeeting[]): AttendanceCount[] =>
  counted(past, ({ present }) => present).toSorted((a, b) => b.times - a.times || a.who.localeCompare(b.who));

/** Who had a role, the last one first. */
export const countTurns = (past: readonly PastMeeting[], role: PastRole): RoleTurn[] =>
  counted(past, (one) => one[role]).toSorted((a, b) => b.last.localeCompare(a.last) || a.who.localeCompare(b.who));

/**
 * Whose turn it is: of the people who come to at least half of the recent meetings, the one who had the role the longest
 * ago, or never. Among several, the one who comes most often.
 * @param except people who can't, since they're suggested for another role
 */
export function nextInTurn(
  past: readonly PastMeeting[],
  role: PastRole,
  isMember: (who: string) => boolean,
  except: readonly string[] = [],
): string | undefined {
  const recent = past
    .filter(({ present }) => present.length > 0)
    .toSorted((a, b) => a.date.localeCompare(b.date))
    .slice(-RECENT);
  const had = new Map(countTurns(past, role).map(({ who, last }) => [who, last]));
  return countAttendance(recent)
    .filter(({ who, times }) => times * 2 >= recent.length && isMember(who) && !except.includes(who))
    .toSorted((a, b) => (had.get(a.who) ?? '').localeCompare(had.get(b.who) ?? '') || b.times - a.times)
    .at(0)?.who;
}
