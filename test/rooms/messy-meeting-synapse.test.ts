/** @needs Synapse matrix-nio */
// A meeting as hurried people hold it, on Slack and Matrix at once, led by the real program: the minutes are what the
// group would merge, and what was taken back or said off the record is nowhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, jest, test } from '@jest/globals';

import { eventually } from '../doubles/eventually.ts';
import { actsIn } from './acts.ts';
import { hold, readDiary, spokenIn } from './diary.ts';
import { house } from './house.ts';
import { saidByGavel } from './seen.ts';
import { tracesOf } from './traces.ts';

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
    const minutes = await eventually('the proposed minutes', () =>
      here.space.show('minutes-2026-03-17', 'minutes/2026-03-17.md'),
    );
    expect(minutes).toBe(read('minutes.md'));
    for (const side of ['slack', 'matrix'] as const) {
      const said = await saidByGavel(side, here);
      expect(said.filter((text, i) => said.indexOf(text) < i)).toEqual([]);
      expect(said.filter((text) => text.includes('4 in favor'))).toHaveLength(1);
      expect(said.filter((text) => text.includes('Off the record'))).toHaveLength(1);
    }
    const beside = await saidByGavel('slack', here);
    const copy = beside.indexOf('#action send the reproducer to the list');
    expect(beside[copy + 1]).toContain('#16 needs a volunteer: send the reproducer to the list');
    expect(await tracesOf(['uillfeather'], here)).toEqual([]);
    expect(here.log()).not.toContain('"level":50');
  });
});
