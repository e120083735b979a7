import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { afterEach, describe, expect, test } from '@jest/globals';

import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import type { Group } from '../../src/meeting/group.ts';
import { lifecycleState } from '../../src/meeting/lifecycle.ts';
import { inventedGroup } from '../doubles/invented-group.ts';
import { meetingWorld, type MeetingWorld } from '../doubles/meeting-world.ts';

// A year of meetings with the turned clock: every reminder at its instant, every next date with its right weekday.

let world: MeetingWorld;
afterEach(() => world.stop());

const group = (schedule: object): Group =>
  inventedGroup({
    schedule,
    reminders: [{ before: '1 week', agenda: true }, { before: '1 day' }, { before: '1 hour' }],
    format: {
      path: 'minutes-{date}.md',
      sections: [
        {
          kind: 'next',
          markdown: 'Next: {next:cccc yyyy-MM-dd HH:mm} UTC, {next@Europe/Amsterdam:cccc HH:mm} Amsterdam',
        },
      ],
    },
  });

/** What a wall clock shows, by the platform's own calendar and not by ours. */
const wall = (at: string, zone: string): string => {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }).format(new Date(at));
  return `${part({ weekday: 'long' })} ${part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
};

/** Holds the meeting that is planned: gives its start, and what its minutes say of the next one. */
async function hold(...said: readonly string[]): Promise<{ start: string; next: string }> {
  const start = world.meeting().stateOf(lifecycleState).planned ?? '';
  await world.turnTo(start);
  await world.say('mira', '/meeting start');
  for (const text of said) await world.say('mira', text);
  await world.say('mira', '/meeting end');
  const held = world.last();
  const minutes = held ? minutesMarkdown(held) : '';
  return { start, next: /Next: (?<words>.*)/u.exec(minutes)?.groups?.['words'] ?? '' };
}

/** The minutes' words for a start, computed without Gavel's own code. */
const words = (start: string): string =>
  `${wall(start, 'UTC').split(' ')[0]} ${start.slice(0, 10)} ${start.slice(11, 16)} UTC, ${wall(start, 'Europe/Amsterdam')} Amsterdam`;

const reminders = (): string[] =>
  world.timeline.filter(({ text }) => /^Lantern meets .*\n/u.test(text)).map(({ at }) => at);
const before = (start: string, hours: number): string => addMilliseconds(start, -hours * 3_600_000).slice(0, 16);

describe.each([
  [
    'fortnightly at 18:00 in Amsterdam',
    { start: '18:00', zone: 'Europe/Amsterdam', from: '2025-01-08', every: 'FREQ=WEEKLY;INTERVAL=2' },
    26,
  ],
  [
    'weekly at noon in Chicago',
    { start: '12:00', zone: 'America/Chicago', from: '2025-01-08', every: 'FREQ=WEEKLY' },
    52,
  ],
  [
    'fortnightly at 17:00 UTC',
    { start: '17:00', zone: 'UTC', from: '2025-01-08', every: 'FREQ=WEEKLY;INTERVAL=2' },
    26,
  ],
] as const)('%s', (_, schedule, count) => {
  test('meets at the same wall time for a year, over both changes of the clocks, and is reminded of each', async () => {
    world = await meetingWorld({ group: group(schedule), at: '2025-01-05T12:00:00.000Z' });
    const held: { start: string; next: string }[] = [];
    while ((world.meeting().stateOf(lifecycleState).planned ?? '') < '2026-01-01')
      held.push(await hold('/note all is well'));
    expect(held).toHaveLength(count);
    expect(new Set(held.map(({ start }) => wall(start, schedule.zone)))).toEqual(
      new Set([`Wednesday ${schedule.start}`]),
    );
    expect(held.slice(0, -1).map(({ next }) => next)).toEqual(held.slice(1).map(({ start }) => words(start)));
    // A day and an hour before each: the day by the group's own clock. A week before, where the date was set earlier.
    const told = reminders();
    for (const { start } of held) expect(told.filter((at) => at === before(start, 1))).toHaveLength(1);
    const days = told.filter((at) => wall(`${at}:00.000Z`, schedule.zone) === `Tuesday ${schedule.start}`);
    expect(days).toHaveLength(count);
    expect(new Set(told).size).toBe(told.length);
    expect(world.log).toEqual([]);
  });
});

const CORPUS = resolve('../shared/corpus');
const index = `${CORPUS}/index.json`;
const page = `${CORPUS}/context/cpansec-meetings-README.HEAD.md`;
const there = existsSync(index) && existsSync(page);
if (!there) process.stderr.write('The real year is not played: ../shared/corpus is not there.\n');

interface Annotated {
  readonly date: string;
  readonly meeting_time_utc: string | null;
}

/** The real meetings of a year: the days from the group's own index, the hours from the annotated minutes. */
function realStarts(): string[] {
  const { minutes }: { minutes: readonly Annotated[] } = JSON.parse(readFileSync(index, 'utf8'));
  const hours = new Map(minutes.map(({ date, meeting_time_utc: at }) => [date, at?.slice(11, 16)]));
  const days = [...readFileSync(page, 'utf8').matchAll(/^\* \[(?<day>\d{4}-\d{2}-\d{2})\]/gmu)].map(
    (found) => found.groups?.['day'] ?? '',
  );
  return days
    .filter((day) => day >= '2024-05-15' && day <= '2025-06-18')
    .toSorted()
    .map((day) => `${day}T${hours.get(day) ?? '16:00'}:00.000Z`);
}

(there ? describe : describe.skip)("CPANSec's real year", () => {
  test('moved, skipped and held again as it was: not one wrong weekday, each reminder once', async () => {
    const starts = realStarts();
    world = await meetingWorld({
      group: group({ start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2' }),
      at: '2024-05-10T12:00:00.000Z',
    });
    for (const [i, start] of starts.entries()) {
      const following = starts[i + 1];
      const said =
        following === undefined
          ? '/meeting next none'
          : `/meeting next ${following.slice(0, 10)} ${following.slice(11, 16)} UTC`;
      const held = await hold(said);
      expect(held.start).toBe(start);
      expect(held.next).toBe(following === undefined ? held.next : words(following));
      expect(reminders().filter((at) => at === before(start, 1))).toHaveLength(1);
      expect(reminders().filter((at) => at === before(start, 24))).toHaveLength(1);
    }
    expect(starts.length).toBeGreaterThan(20);
    expect(world.meeting().stateOf(lifecycleState).planned).toBeUndefined();
    expect(new Set(reminders()).size).toBe(reminders().length);
  });
});
