import { RRuleTemporal } from 'rrule-temporal';

import { toLocal } from './local.ts';

const PARTS = 'FREQ INTERVAL COUNT UNTIL BYDAY BYMONTH BYMONTHDAY BYYEARDAY BYWEEKNO BYSETPOS WKST'.split(' ');

/** The parts of an RRULE by their names, in capitals. */
const partsOf = (rule: string): Map<string, string> =>
  new Map(
    rule
      .split(';')
      .map((part): [string, string] => [(part.split('=', 1)[0] ?? '').toUpperCase(), part.replace(/^[^=]*=?/u, '')]),
  );

/** What's wrong with an RFC 5545 recurrence, in words for the configuration's author; undefined if it can be used. */
export function ruleProblem(rule: string): string | undefined {
  const parts = partsOf(rule);
  const freq = parts.get('FREQ');
  if (freq === undefined || !['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'].includes(freq))
    return `"${rule}" needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, like FREQ=WEEKLY;INTERVAL=2`;
  const unknown = [...parts.keys()].find((name) => !PARTS.includes(name));
  if (unknown !== undefined)
    return /^BY(?:HOUR|MINUTE|SECOND)$/u.test(unknown)
      ? `${unknown} can't be used here. "start" has the time of day`
      : `${unknown} isn't a part of a recurrence. Use ${PARTS.slice(1).join(', ')}`;
  try {
    return daysOf({ rule, from: '2024-01-01', zone: 'UTC' }, '2024-01-01', '2033-01-01').length > 0
      ? undefined
      : `"${rule}" never happens`;
  } catch (error) {
    return `"${rule}" can't be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}

/** On which days something recurs. */
export interface RecurrenceRule {
  /** RFC 5545 recurrence, such as FREQ=WEEKLY;INTERVAL=2. */
  readonly rule: string;
  /** The day from which it counts: YYYY-MM-DD. */
  readonly from: string;
  /** For an UNTIL that names an instant: in which zone its day is meant. */
  readonly zone: string;
}

/** The rule for counting days: an UNTIL that is an instant becomes its local day. */
const byDays = ({ rule, zone }: RecurrenceRule): string =>
  rule.replace(
    /\bUNTIL=(?<day>\d{8})(?:T(?<time>\d{6})(?<utc>Z)?)?/u,
    (_, day: string, time?: string, utc?: string) => {
      const [year, month, date] = [day.slice(0, 4), day.slice(4, 6), day.slice(6)];
      const at = `${year}-${month}-${date}T${(time ?? '000000').replace(/(\d\d)(\d\d)(\d\d)/u, '$1:$2:$3')}.000Z`;
      const last = utc === undefined ? day : toLocal(at, zone).slice(0, 10).replaceAll('-', '');
      return `UNTIL=${last}T000000Z`;
    },
  );

/**
 * The days of a recurrence from `first` on and before `end`, YYYY-MM-DD. Days only: what hour that is in which zone,
 * and what a change of the clocks does to it, is for `fromLocal` to say.
 */
export function daysOf(recurrence: RecurrenceRule, first: string, end: string): string[] {
  const start = first < recurrence.from ? recurrence.from : first;
  if (start >= end) return [];
  const rruleString = `DTSTART:${recurrence.from.replaceAll('-', '')}T000000Z\nRRULE:${byDays(recurrence)}`;
  return new RRuleTemporal({ rruleString, maxIterations: 100_000 })
    .between(new Date(`${start}T00:00:00Z`), new Date(Date.parse(`${end}T00:00:00Z`) - 1), true)
    .map(({ epochMilliseconds }) => new Date(epochMilliseconds).toISOString().slice(0, 10));
}
