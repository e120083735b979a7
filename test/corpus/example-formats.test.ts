// The example configurations: each is one that Gavel starts with, and a meeting can be held in its format.
import { globSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { groupOf, readConfig } from '../../src/config/config.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';

const CONFIGURATIONS = [...globSync('config/*.yaml'), ...globSync('test/corpus/invented/*/gavel.yaml')].toSorted();

test.each(CONFIGURATIONS)('%s gives minutes', async (file) => {
  const [settings] = (await readConfig(file, { LANTERN_APP_KEY: 'invented' })).groups;
  if (!settings) throw new Error(`${file} has no group`);
  const group = groupOf(settings);
  const chair = group.chairs[0] ?? 'guest';
  const log = `2027-03-03 12:00 <${chair}> !start\n12:10 <${chair}> /topic "Lamps"\n12:11 <${chair}> /note They burn\n12:30 <${chair}> /meeting end`;
  const { minutes, ended } = await replayLog(readLog(log), group, () => undefined);
  expect(ended).toBe(true);
  expect(minutes).toContain('Lamps');
  expect(minutes).toContain('They burn');
});
