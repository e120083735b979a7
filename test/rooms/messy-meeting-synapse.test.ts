/** @needs Synapse matrix-nio */
// A meeting as hurried people hold it, on Slack and Matrix at once, led by the real program: the minutes are what the
// group would merge, and what was taken back or said off the record is nowhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, jest, test } from '@jest/globals';

import { eventually } from '../program/program.ts';
import { actsIn } from './acts.ts';
import { hold, readDiary, spokenIn } from './diary.ts';
import { house } from './house.ts';
import { saidByGavel } from './seen.ts';

jest.setTimeout(300_000);

const file = (name: string): string => join(import.meta.dirname, 'messy', name);
const read = (name: string): string => readFileSync(file(name), 'utf8');

describe('a messy meeting', () => {
  const hall = house();

  test('gives minutes that the group can merge', async () => {
    const diary = readDiary(read('meeting.diary'));
    const here = await hall.open({
      config: file('config.yaml').replace(`${process.cwd()}/`, ''),
      lines: spokenIn(diary),
      relay: true,
      beside: 'slack',
      names: { sam1: 'Sam', sam2: 'Sam' },
      history: { 'minutes/2026-03-03.md': read('previous.md') },
    });
    await hold(diary, actsIn(here, hall.typist(), 'ola'), here, hall.typist());
    if (process.env['SHOW']) {
      process.stdout.write(`=== SLACK\n${(await saidByGavel('slack', here)).join('\n--\n')}\n=== MATRIX\n`);
      process.stdout.write(`${(await saidByGavel('matrix', here)).join('\n--\n')}\n`);
      const whispers = [...here.slack.at.messages.entries()].flatMap(([channel, all]) =>
        all.filter((one) => one.onlyFor !== undefined || (channel.startsWith('D') && one.byBot)).map((one) => `${channel} ${one.onlyFor ?? ''}: ${one.text}`),
      );
      process.stdout.write(`=== PRIVATE\n${whispers.join('\n--\n')}\n=== LOG\n${here.log()}\n`);
    }
    const minutes = await eventually('the proposed minutes', () =>
      here.space.show('minutes-2026-03-17', 'minutes/2026-03-17.md'),
    );
    if (process.env['SHOW']) process.stdout.write(minutes);
    expect(minutes).toBe(read('minutes.md'));
    expect(here.log()).not.toContain('"level":50');
  });
});
