import { expect, test } from '@jest/globals';

import { scheduleProblems } from './problems.ts';
import { ScheduleSchema } from './schedule.ts';

const fortnight = { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2' };

const told = (schedule: object): string[] => {
  const read = ScheduleSchema.safeParse({ ...fortnight, ...schedule });
  return read.success
    ? scheduleProblems(read.data).map(({ path, message }) => `${path.join('.')}: ${message}`)
    : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
};

test.each([
  [{}, []],
  [{ from: undefined }, ['every: add "from" with the day of the first meeting: the recurrence counts from it']],
  [
    { every: 'FREQ=WEEKLY;BYDAY=TH' },
    [
      `from: Wednesday 2024-05-15 doesn't match "FREQ=WEEKLY;BYDAY=TH". The first day after it that does is Thursday 2024-05-16`,
    ],
  ],
  [
    { skip: ['2024-06-05'] },
    [
      `skip.0: there's no meeting on Wednesday 2024-06-05 (meetings near it: Wednesday 2024-05-29, Wednesday 2024-06-12)`,
    ],
  ],
  [
    { moved: [{ from: '2024-05-30', to: '2024-06-05 16:00' }] },
    [
      `moved.0.from: there's no meeting on Thursday 2024-05-30 (meetings near it: Wednesday 2024-05-15, Wednesday 2024-05-29, Wednesday 2024-06-12)`,
    ],
  ],
  [
    { added: [{ at: '2025-03-30 02:30 Europe/Oslo' }] },
    [
      `added.0.at: 02:30 on 2025-03-30 doesn't exist in Europe/Oslo, because the clocks change. Write it in UTC, like 2025-03-30 02:30 UTC`,
    ],
  ],
  [{ added: [{ at: '2025-02-30 02:30' }] }, ["added.0.at: there's no such day: 2025-02-30"]],
  [
    { added: [{ at: '2025-02-03 02:30 CET' }] },
    [`added.0.at: "CET" isn't a time zone. Use UTC or an Area/City name like Europe/Amsterdam`],
  ],
  [
    { changes: [{ from: '2024-09-18' }, { from: '2024-06-05' }] },
    [`changes.1.from: changes go from oldest to newest, and 2024-06-05 isn't after 2024-09-18`],
  ],
  [{ every: 'WEEKLY' }, ['every: "WEEKLY" needs FREQ=DAILY, WEEKLY, MONTHLY or YEARLY, like FREQ=WEEKLY;INTERVAL=2']],
  [{ every: 'FREQ=DAILY;BYHOUR=9' }, [`every: BYHOUR can't be used here. "start" has the time of day`]],
  [{ every: 'FREQ=WEEKLY;EVERY=2' }, [expect.stringContaining("every: EVERY isn't a part of a recurrence")]],
  [{ every: 'FREQ=WEEKLY;BYDAY=XX' }, [expect.stringContaining("can't be read: Invalid BYDAY")]],
  [{ every: 'FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30' }, ['every: "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30" never happens']],
  [{ zone: 'CET' }, [`zone: "CET" isn't a time zone. Use UTC or an Area/City name like Europe/Amsterdam`]],
  [{ link: 'javascript:alert(1)' }, ['link: write a link, like https://video.example.org/group']],
])('%j', (schedule, problems) => {
  expect(told(schedule)).toEqual(problems);
});
