import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { parse } from 'yaml';

import { git, temporaryFolder, writeFiles } from '../../test/doubles/git-people.ts';
import { gitForge } from '../forge/git/git.ts';
import { readMinutes, type ReadItem } from '../minutes/read.ts';
import { demoCalendar } from './calendar.ts';
import { type DemoHandle, demoHistory } from './history.ts';
import { seedDemoRepository } from './seed.ts';

const TODAY = '2026-11-25';
const LAST = 'meetings/lantern-minutes-2026-11-24.md';
const HANDLES: readonly DemoHandle[] = ['mira', 'jonas', 'adaeze', 'kenji', 'sofia', 'tariq', 'lena'];

interface ConfiguredGroup {
  readonly members: readonly { readonly handle: string }[];
  readonly chairs: readonly string[];
  readonly secretaries: readonly string[];
  readonly schedule: { readonly from: string };
}

const newPath = (): string => join(temporaryFolder(), 'data', 'lantern');

let path = '';
beforeAll(async () => {
  path = newPath();
  await seedDemoRepository(path, TODAY);
});

const textIn = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8');
const deep = (items: readonly ReadItem[]): ReadItem[] => items.flatMap((item) => [item, ...deep(item.children)]);

describe('the repository of the demonstration', () => {
  test('is a clean work tree on main, with a history by its people', () => {
    expect(git(path, 'status', '--porcelain', '--branch')).toBe('## main');
    expect(git(path, 'fsck', '--strict', '--no-progress')).toBe('');
    expect(readdirSync(join(path, 'meetings'))).toEqual([
      'README.md',
      'lantern-minutes-2026-10-27.md',
      'lantern-minutes-2026-11-10.md',
      'lantern-minutes-2026-11-24.md',
    ]);
    const authors = new Set(git(path, 'log', '--format=%ae').split('\n'));
    expect([...authors].toSorted()).toEqual(
      ['jonas', 'kenji', 'lena', 'mira', 'sofia'].map((name) => `${name}@lantern.example`),
    );
    const dates = git(path, 'log', '--reverse', '--first-parent', '--format=%cI').split('\n');
    expect(dates).toEqual(dates.toSorted());
    expect(dates.at(-1)?.slice(0, 10)).toBe('2026-11-24');
  });

  test('has its minutes as merged proposals', async () => {
    const author = { name: 'Gavel', email: 'gavel@lantern.example' };
    const forge = gitForge({ path, mainBranch: 'main', author, now: () => `${TODAY}T12:00:00.000Z` });
    expect(await forge.proposal('minutes-2026-11-24')).toMatchObject({ merged: true });
    expect(await forge.diff('minutes-2026-11-24')).toContain(`+++ b/${LAST}`);
    expect(git(path, 'log', '-1', '--format=%(trailers:key=Reviewed-by,valueonly,separator=%x20)')).toBe(
      '@adaeze @lena',
    );
  });

  test('is the same whenever it is made for the same day, and nothing is left beside it', async () => {
    const second = newPath();
    await seedDemoRepository(second, TODAY);
    expect(git(second, 'rev-parse', 'main')).toBe(git(path, 'rev-parse', 'main'));
    expect(readdirSync(join(second, '..'))).toEqual(['lantern']);
  });

  test('is never made over something that is there', async () => {
    const taken = temporaryFolder();
    writeFiles(taken, { 'mine.txt': 'mine' });
    await seedDemoRepository(taken, TODAY);
    expect(readdirSync(taken)).toEqual(['mine.txt']);
  });

  test('is not made for a day that is none', async () => {
    const none = newPath();
    await expect(seedDemoRepository(none, 'tomorrow')).rejects.toThrow('"tomorrow" isn\'t a date');
    expect(existsSync(none)).toBe(false);
  });
});

test('is of the group that the demonstration is configured for', () => {
  const { groups } = parse(readFileSync('config/demo.yaml', 'utf8')) as { readonly groups: readonly ConfiguredGroup[] };
  const [group] = groups;
  expect(group?.members.map(({ handle }) => handle).toSorted()).toEqual(HANDLES.toSorted());
  const welcome = readMinutes(textIn(path, LAST)).sections.find(({ title }) => title === 'Welcome')?.items;
  expect(welcome?.map(({ text }) => text)).toEqual([
    `Chair: @${group?.chairs[0]}`,
    `Secretary: @${group?.secretaries[0]}`,
  ]);
  const apart = demoCalendar(TODAY).next.diff(
    DateTime.fromISO(group?.schedule.from ?? '', { zone: 'utc' }),
    'days',
  ).days;
  expect(apart % 14).toBe(0);
});

describe('its minutes', () => {
  test('have open and ticked items, notes, several owners, and an item that wants a volunteer', () => {
    const { sections } = readMinutes(textIn(path, LAST));
    const topics = ['Releases', 'Security', 'Documentation', 'Community'];
    const agenda = sections.filter(({ title }) => topics.includes(title));
    expect(agenda.map(({ title, level }) => [title, level])).toEqual(topics.map((title) => [title, 3]));
    for (const { items } of agenda) expect(items.map(({ box }) => box)).toContain('open');
    const all = deep(agenda.flatMap(({ items }) => items));
    expect(new Set(all.map(({ box }) => box))).toEqual(new Set(['none', 'open', 'ticked']));
    const begins = (start: string): boolean => all.some(({ text, box }) => box === 'open' && text.startsWith(start));
    expect(begins('@lena, @sofia – ')).toBe(true);
    expect(begins('Volunteer wanted – ')).toBe(true);
  });

  test('name nobody who is not of the group, and nobody as present and regretting', () => {
    for (const { files } of demoHistory(demoCalendar(TODAY))) {
      for (const text of Object.values(files)) {
        const named = [...text.matchAll(/@(?<handle>\w+)/gu)].map(({ groups }) => groups?.['handle']);
        for (const handle of named) expect(HANDLES).toContain(handle);
        const lists = readMinutes(text).sections.filter(({ title }) => ['Attendees', 'Regrets'].includes(title));
        const people = lists.flatMap(({ items }) => items.map((item) => item.text.split(' ')[0]));
        expect(people.length).toBe(new Set(people).size);
      }
    }
  });

  test('are listed newest first, and the next meeting is known', () => {
    const index = textIn(path, 'meetings/README.md');
    expect(parse(readMinutes(index).front)).toMatchObject({ next_meeting_time: '2026-12-08 17:00 UTC' });
    expect(index.split('### 2026\n\n')[1]).toBe(
      ['2026-11-24', '2026-11-10', '2026-10-27'].map((day) => `* [${day}](lantern-minutes-${day}.md)\n`).join(''),
    );
  });

  test('a year has a heading of its own', () => {
    const files = demoHistory(demoCalendar('2027-01-05')).at(-1)?.files ?? {};
    expect(files['meetings/README.md']).toMatch(/### 2026\n\n(?:\* \[2026.*\n)+$/u);
    const later = demoHistory(demoCalendar('2027-01-20')).at(-1)?.files ?? {};
    expect(later['meetings/README.md']).toMatch(/### 2027\n\n(?:\* \[2027.*\n)+\n### 2026\n\n(?:\* \[2026.*\n)+$/u);
  });

  test('have the right weekday on every date, whatever day it is', () => {
    const days = fc.integer({ min: 0, max: 40_000 }).map((day) => DateTime.utc(2020).plus({ days: day }));
    fc.assert(
      fc.property(days, (day) => {
        const today = day.toFormat('yyyy-MM-dd');
        const { held, next } = demoCalendar(today);
        expect([...held, next].map(({ weekday }) => weekday)).toEqual([2, 2, 2, 2]);
        expect(next >= day && next.diff(day, 'days').days < 14).toBe(true);
        const steps = demoHistory({ held, next });
        // Nothing in the history is still to come.
        for (const { at, merged } of steps) expect((merged?.at ?? at).slice(0, 10) < today).toBe(true);
        const texts = steps.flatMap(({ files }) => Object.values(files)).join('\n');
        for (const [written] of texts.matchAll(/\w+day \d+\w\w \w+ \d{4}/gu)) {
          const plain = written.replace(/(?<day>\d+)\w\w /u, '$<day> ');
          expect(DateTime.fromFormat(plain, 'cccc d MMMM yyyy').isValid).toBe(true);
        }
      }),
      { numRuns: 50 },
    );
  });
});
