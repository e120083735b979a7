// When a group meets: turns at several hours, and what is different from a day on.
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { daysOf, ruleProblem } from './recurrence.ts';
import { configuredStart, ScheduleSchema, startOn, type Schedule } from './schedule.ts';
import { segmentsOf, startsOf, type SeriesAnchor } from './series.ts';

const schedule = (more: object = {}): Schedule =>
  ScheduleSchema.parse({ start: '17:00', from: '2026-03-03', every: 'FREQ=WEEKLY;INTERVAL=2', ...more });
const between = (of: Schedule, from: string, to: string, anchors: readonly SeriesAnchor[] = []): string[] =>
  segmentsOf(of, anchors)
    .flatMap((segment) => startsOf(segment, `${from}T00:00:00.000Z`, `${to}T00:00:00.000Z`))
    .map(({ at }) => at.slice(0, 16));

describe('the days of a recurrence', () => {
  test.each<[string, string, string[]]>([
    ['FREQ=WEEKLY;INTERVAL=2', '2026-03-03', ['2026-03-03', '2026-03-17', '2026-03-31', '2026-04-14', '2026-04-28']],
    ['FREQ=MONTHLY;BYDAY=1TU', '2026-03-03', ['2026-03-03', '2026-04-07']],
    ['FREQ=MONTHLY;BYMONTHDAY=-1', '2026-03-03', ['2026-03-31', '2026-04-30']],
    ['FREQ=WEEKLY;COUNT=2', '2026-03-03', ['2026-03-03', '2026-03-10']],
    ['FREQ=WEEKLY;UNTIL=20260317', '2026-03-03', ['2026-03-03', '2026-03-10', '2026-03-17']],
    // That instant is still the 16th in Bogota.
    ['FREQ=WEEKLY;UNTIL=20260317T030000Z', '2026-03-03', ['2026-03-03', '2026-03-10']],
  ])('%s', (rule, from, days) => {
    expect(daysOf({ rule, from, zone: 'America/Bogota' }, '2026-01-01', '2026-05-01')).toEqual(days);
  });

  test('from a day on and before another', () => {
    const weekly = { rule: 'FREQ=WEEKLY', from: '2026-03-03', zone: 'UTC' };
    expect(daysOf(weekly, '2026-03-10', '2026-03-17')).toEqual(['2026-03-10']);
    expect(daysOf(weekly, '2026-03-11', '2026-03-11')).toEqual([]);
    expect(daysOf(weekly, '2020-01-01', '2026-03-03')).toEqual([]);
  });

  test('are the same, asked for at once or in two parts', () => {
    const day = fc
      .integer({ min: 0, max: 400 })
      .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.array(day, { minLength: 3, maxLength: 3 }), (days) => {
        const [first = '', middle = '', end = ''] = days.toSorted();
        const rule = { rule: 'FREQ=WEEKLY;BYDAY=TU,TH', from: '2026-03-03', zone: 'UTC' };
        expect([...daysOf(rule, first, middle), ...daysOf(rule, middle, end)]).toEqual(daysOf(rule, first, end));
      }),
    );
  });
});

describe('a rule that cannot be used says why', () => {
  test.each<[string, RegExp]>([
    ['every week', /needs FREQ=/u],
    ['FREQ=HOURLY', /needs FREQ=/u],
    ['FREQ=WEEKLY;BYHOUR=17', /"start" has the time of day/u],
    ['FREQ=WEEKLY;BYWEEK=2', /BYWEEK isn't a part of a recurrence/u],
    ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30', /never happens/u],
  ])('%s', (rule, why) => {
    expect(ruleProblem(rule)).toMatch(why);
  });
});

test('a rule that gives dates has no problem', () => {
  expect(ruleProblem('FREQ=WEEKLY;INTERVAL=2')).toBeUndefined();
});

describe('the starts', () => {
  test('keep the hour of their zone when its clocks change', () => {
    const oslo = schedule({ zone: 'Europe/Oslo' });
    expect(between(oslo, '2026-03-01', '2026-04-15')).toEqual([
      '2026-03-03T16:00',
      '2026-03-17T16:00',
      '2026-03-31T15:00',
      '2026-04-14T15:00',
    ]);
  });

  test('take turns at several hours, counted from the first, wherever one begins to look', () => {
    const turns = schedule({ alternating: [{ start: '08:00' }, { start: '21:00', zone: 'Asia/Tokyo' }] });
    const all = between(turns, '2026-03-01', '2026-05-01');
    expect(all).toEqual([
      '2026-03-03T17:00',
      '2026-03-17T08:00',
      '2026-03-31T12:00',
      '2026-04-14T17:00',
      '2026-04-28T08:00',
    ]);
    expect(between(turns, '2026-04-01', '2026-05-01')).toEqual(all.slice(3));
  });

  test('are none if each date is set by hand', () => {
    expect(between(schedule({ every: undefined }), '2026-03-01', '2026-05-01')).toEqual([]);
    expect(between(schedule({ from: undefined }), '2026-03-01', '2026-05-01')).toEqual([]);
  });

  test('belong to the day of their own zone, though UTC has another', () => {
    const auckland = schedule({ zone: 'Pacific/Auckland', start: '08:00', every: 'FREQ=WEEKLY' });
    expect(between(auckland, '2026-03-02', '2026-03-03')).toEqual(['2026-03-02T19:00']);
  });
});

const changed = (...changes: readonly object[]): Schedule => schedule({ changes });

describe('from a day on', () => {
  test('another hour, and what is not named stays', () => {
    const later = changed({ from: '2026-03-17', start: '18:00' });
    expect(between(later, '2026-03-01', '2026-04-15')).toEqual([
      '2026-03-03T17:00',
      '2026-03-17T18:00',
      '2026-03-31T18:00',
      '2026-04-14T18:00',
    ]);
  });

  test('it is counted anew', () => {
    expect(between(changed({ from: '2026-03-12' }), '2026-03-01', '2026-04-01')).toEqual([
      '2026-03-03T17:00',
      '2026-03-12T17:00',
      '2026-03-26T17:00',
    ]);
  });

  test('no dates any more', () => {
    expect(between(changed({ from: '2026-03-17', every: 'none' }), '2026-03-01', '2026-05-01')).toEqual([
      '2026-03-03T17:00',
    ]);
  });

  test('several changes count in the order of their days, in whichever they are written', () => {
    const changes = [
      { from: '2026-03-31', start: '19:00' },
      { from: '2026-03-17', start: '18:00' },
    ];
    expect(between(changed(...changes), '2026-03-01', '2026-04-15')).toEqual(
      between(changed(...changes.toReversed()), '2026-03-01', '2026-04-15'),
    );
  });

  test('what was decided in chat counts as a change does', () => {
    const anchor = { from: '2026-03-12', start: '19:00', zone: 'Europe/Oslo' };
    expect(between(schedule(), '2026-03-01', '2026-04-01', [anchor])).toEqual([
      '2026-03-03T17:00',
      '2026-03-12T18:00',
      '2026-03-26T18:00',
    ]);
  });

  test('before the first meeting, nothing is left of what was before', () => {
    expect(segmentsOf(changed({ from: '2026-03-03', start: '18:00' }))).toHaveLength(1);
  });
});

test('a start is by the schedule’s clock, or by the one that is named', () => {
  const oslo = schedule({ zone: 'Europe/Oslo' });
  expect(startOn(oslo, '2026-07-01')).toBe('2026-07-01T15:00:00.000Z');
  expect(configuredStart('2026-07-01 17:00', 'Europe/Oslo')).toBe('2026-07-01T15:00:00.000Z');
  expect(configuredStart('2026-07-01 17:00 UTC', 'Europe/Oslo')).toBe('2026-07-01T17:00:00.000Z');
});

test.each<[string, object]>([
  ['an hour that is none', { start: '25:00' }],
  ['a zone that is none', { zone: 'Europe/Atlantis' }],
  ['a rule that never comes', { every: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }],
  ['a link that is no web address', { link: 'javascript:alert(1)' }],
  ['a key that is not known', { evry: 'FREQ=WEEKLY' }],
  ['a meeting of no minutes', { duration: 0 }],
])('a schedule with %s is refused', (_, more) => {
  expect(ScheduleSchema.safeParse({ start: '17:00', ...more }).success).toBe(false);
});
