// docs/sample/ shows what the demonstration's minutes look like: they are what Gavel writes of the log beside them.
import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { groupOf, readConfig } from '../../src/config/config.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';

test('the sample of minutes is what replay writes of its log', async () => {
  const [group] = (await readConfig('config/demo.yaml', {})).groups;
  if (!group) throw new Error('The demonstration has no group');
  const log = readLog(readFileSync('docs/sample/meeting.log', 'utf8'));
  const { minutes } = await replayLog(log, groupOf(group), () => undefined);
  expect(readFileSync('docs/sample/minutes.md', 'utf8')).toBe(minutes);
});
