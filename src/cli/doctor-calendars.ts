import type { Config, GroupConfig } from '../config/schema.ts';
import { countedEn } from '../language/english.ts';
import { timeInWords } from '../meeting/time-in-words.ts';
import type { Finding } from '../ports/finding.ts';
import { findConflicts } from '../schedule/conflicts.ts';
import { addDays } from '../schedule/local.ts';
import { nextOccurrence, NO_DECISIONS, type GroupCalendar } from '../schedule/occurrences.ts';

const AHEAD_DAYS = 180;

const calendarOf = ({ schedule }: GroupConfig): GroupCalendar => ({ schedule, decisions: NO_DECISIONS });

/** What shows that members of two groups are one person. */
const identities = ({ handle, accounts }: GroupConfig['members'][number]): string[] => [
  `handle ${handle}`,
  ...Object.entries(accounts).flatMap(([platform, ids]) => ids.map((id) => `${platform} ${id}`)),
];

/** The members who are expected in both groups. */
function shared(one: GroupConfig, other: GroupConfig): string[] {
  const theirs = new Set(other.members.filter(({ expected }) => expected).flatMap(identities));
  return one.members
    .filter((member) => member.expected && identities(member).some((id) => theirs.has(id)))
    .map(({ handle }) => `@${handle}`);
}

function pair(one: GroupConfig, other: GroupConfig, now: string): Finding[] {
  const people = shared(one, other);
  if (people.length === 0) return [];
  const end = `${addDays(now.slice(0, 10), AHEAD_DAYS)}T00:00:00.000Z`;
  const [first, ...more] = findConflicts(calendarOf(one), calendarOf(other), now, end);
  if (!first) return [];
  const often =
    more.length === 0
      ? ''
      : `, and ${countedEn(more.length, { one: 'more time', other: 'more times' })} in ${AHEAD_DAYS} days`;
  return [
    {
      what: `${one.id} and ${other.id}: calendars`,
      state: 'warn',
      found: `${people.join(', ')} would be in two meetings at once on ${timeInWords({ time: first.one.start })}${often}`,
      mend: 'Move one of the schedules, or set "expected: false" for people who don\'t have to come.',
    },
  ];
}

function dates(group: GroupConfig, now: string): Finding {
  const what = `${group.id}: calendar`;
  const next = nextOccurrence(calendarOf(group), now);
  if (next)
    return {
      what,
      state: 'ok',
      found: `the next meeting is on ${timeInWords({ time: next.start, zones: group.zones })}`,
    };
  if (group.schedule.every === undefined) return { what, state: 'ok', found: 'you set each date by hand' };
  return {
    what,
    state: 'warn',
    found: 'the schedule gives no more dates',
    mend: 'Give schedule.every a later end, or add schedule.changes.',
  };
}

/**
 * Checks that schedules have dates, and that groups that share people don't meet at the same time. It doesn't know what
 * was decided in chat: that's in Gavel's database.
 * @param now ISO 8601, UTC
 */
export function checkCalendars({ groups }: Config, now: string): Finding[] {
  const pairs = groups.flatMap((one, i) =>
    groups.slice(i + 1).map((other): [GroupConfig, GroupConfig] => [one, other]),
  );
  return [...groups.map((group) => dates(group, now)), ...pairs.flatMap(([one, other]) => pair(one, other, now))];
}
