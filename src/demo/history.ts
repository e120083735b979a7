import type { DateTime } from 'luxon';

import { writeDate } from '../minutes/placeholders.ts';
import type { DemoCalendar } from './calendar.ts';
import { demoMeetings } from './meetings.ts';
import { minutesPage } from './minutes.ts';
import { indexPage, demoReadme } from './pages.ts';

const NAMES = {
  mira: 'Mira Halvorsen',
  jonas: 'Jonas Brandt',
  adaeze: 'Adaeze Nwosu',
  kenji: 'Kenji Morita',
  sofia: 'Sofia Reyes',
  tariq: 'Tariq Elmasri',
  lena: 'Lena Fischer',
} as const;

export type DemoHandle = keyof typeof NAMES;

/** Somebody of the group as the author of a commit. */
export const authorOf = (handle: DemoHandle): { readonly name: string; readonly email: string } => ({
  name: NAMES[handle],
  email: `${handle}@lantern.example`,
});

/** One commit. It is on main, or on a branch that is then merged. */
export interface DemoStep {
  readonly by: DemoHandle;
  /** ISO 8601 in UTC. */
  readonly at: string;
  readonly message: string;
  readonly files: Readonly<Record<string, string>>;
  readonly merged?: {
    readonly branch: string;
    readonly by: DemoHandle;
    readonly at: string;
    readonly reviewers: readonly DemoHandle[];
  };
}

const at = (day: DateTime, days: number, time: string): string =>
  `${writeDate(day.plus({ days }), 'yyyy-MM-dd')}T${time}:00.000Z`;

const named = (day: DateTime): { message: string; branch: string } => {
  const date = writeDate(day, 'yyyy-MM-dd');
  return { message: `Minutes ${date}`, branch: `minutes-${date}` };
};

/** Everything that the group did in its repository, in order. */
export function demoHistory(calendar: DemoCalendar): readonly DemoStep[] {
  const [first, second, third] = calendar.held;
  const [one, two, three] = demoMeetings(calendar);
  const minutes = (told: typeof one, held: readonly DateTime[]): Readonly<Record<string, string>> => ({
    [`meetings/lantern-minutes-${writeDate(told.day, 'yyyy-MM-dd')}.md`]: minutesPage(told),
    'meetings/README.md': indexPage(held, told.next),
  });
  return [
    {
      by: 'mira',
      at: at(first, -12, '09:14'),
      message: 'Say what Lantern is',
      files: { 'README.md': demoReadme(1) },
    },
    {
      by: 'lena',
      at: at(first, -9, '20:41'),
      message: 'Give the minutes a home',
      files: { 'README.md': demoReadme(2), 'meetings/README.md': indexPage([], first) },
    },
    {
      by: 'jonas',
      at: at(first, 1, '07:32'),
      message: named(first).message,
      files: minutes(one, [first]),
      merged: { branch: named(first).branch, by: 'mira', at: at(first, 3, '12:05'), reviewers: ['lena', 'tariq'] },
    },
    {
      by: 'kenji',
      at: at(first, 6, '22:18'),
      message: 'Say who we are',
      files: { 'README.md': demoReadme(3) },
    },
    {
      by: 'jonas',
      at: at(second, 1, '08:02'),
      message: named(second).message,
      files: minutes(two, [first, second]),
      merged: { branch: named(second).branch, by: 'mira', at: at(second, 2, '17:49'), reviewers: ['kenji', 'sofia'] },
    },
    {
      by: 'sofia',
      at: at(second, 5, '15:27'),
      message: 'Invite people to the workshop',
      files: { 'README.md': demoReadme(4) },
    },
    {
      by: 'jonas',
      at: at(third, 0, '18:40'),
      message: named(third).message,
      files: minutes(three, [first, second, third]),
      merged: { branch: named(third).branch, by: 'mira', at: at(third, 0, '21:17'), reviewers: ['adaeze', 'lena'] },
    },
  ];
}
