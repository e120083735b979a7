import { addDays, fromLocal, weekdayOf } from './local.ts';
import { NO_DECISIONS, startOnDay } from './occurrences.ts';
import { daysOf } from './recurrence.ts';
import type { Schedule } from './schedule.ts';
import { segmentsOf, type SeriesSegment } from './series.ts';
import { isZone } from './zone.ts';

/** Something in a schedule that contradicts the rest of it, and where it stands. */
export interface ScheduleProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

const named = (day: string): string => `${weekdayOf(day)} ${day}`;

/** The first day has to be a meeting day: a recurrence that counts from any other day means different things to programs. */
function anchorProblem({ from, rule }: Pick<SeriesSegment, 'from' | 'rule'>): string | undefined {
  if (rule === undefined) return undefined;
  if (from === undefined) return 'add "from" with the day of the first meeting: the recurrence counts from it';
  const [first] = daysOf({ rule, from, zone: 'UTC' }, from, addDays(from, 3000));
  if (first === undefined) return `"${rule}" gives no meeting from ${from} on`;
  return first === from
    ? undefined
    : `${named(from)} doesn't match "${rule}". The first day after it that does is ${named(first)}`;
}

/** The days of meetings near a day, to show what was perhaps meant. */
function near(schedule: Schedule, day: string): string {
  const calendar = { schedule, decisions: NO_DECISIONS };
  const around = Array.from({ length: 31 }, (_, i) => i - 15).map((days) => addDays(day, days));
  const found = around.filter((one) => startOnDay(calendar, one) !== undefined);
  return found.length === 0 ? '' : ` (meetings near it: ${found.map(named).join(', ')})`;
}

function localProblem(written: string, zone: string): string | undefined {
  const [day = '', time = '', own = zone] = written.split(' ');
  if (!isZone(own)) return `"${own}" isn't a time zone. Use UTC or an Area/City name like Europe/Amsterdam`;
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`)) || addDays(day, 0) !== day) return `there's no such day: ${day}`;
  const { kind } = fromLocal(`${day}T${time}`, own);
  if (kind === 'once') return undefined;
  return `${time} on ${day} ${kind === 'never' ? "doesn't exist" : 'comes twice'} in ${own}, because the clocks change. Write it in UTC, like ${day} ${time} UTC`;
}

/** What does not hold between the parts of a schedule. */
export function scheduleProblems(schedule: Schedule): ScheduleProblem[] {
  const { skip, moved, added, changes, zone, from, every } = schedule;
  const calendar = { schedule, decisions: NO_DECISIONS };
  const own = anchorProblem({ from, rule: every });
  if (own !== undefined) return [{ path: [from === undefined ? 'every' : 'from'], message: own }];
  const disordered = changes.flatMap(({ from: day }, i) => {
    const before = i === 0 ? from : changes[i - 1]?.from;
    return before !== undefined && day <= before
      ? [
          {
            path: ['changes', i, 'from'],
            message: `changes go from oldest to newest, and ${day} isn't after ${before}`,
          },
        ]
      : [];
  });
  if (disordered.length > 0) return disordered;
  const byDay = new Map(segmentsOf(schedule).map((segment) => [segment.from, segment]));
  const unanchored = changes.flatMap(({ from: day }, i) => {
    const message = anchorProblem(byDay.get(day) ?? { from: day });
    return message === undefined ? [] : [{ path: ['changes', i, 'from'], message }];
  });
  const strangers = [
    ...skip.map((day, i) => ({ day, path: ['skip', i] })),
    ...moved.map(({ from: day }, i) => ({ day, path: ['moved', i, 'from'] })),
  ].flatMap(({ day, path }) =>
    startOnDay(calendar, day) ? [] : [{ path, message: `there's no meeting on ${named(day)}${near(schedule, day)}` }],
  );
  const times = [
    ...moved.map(({ to }, i) => ({ written: to, path: ['moved', i, 'to'] })),
    ...added.map(({ at }, i) => ({ written: at, path: ['added', i, 'at'] })),
  ].flatMap(({ written, path }) => {
    const message = localProblem(written, zone);
    return message === undefined ? [] : [{ path, message }];
  });
  return [...unanchored, ...strangers, ...times];
}
