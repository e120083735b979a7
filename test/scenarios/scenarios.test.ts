// NAME.log is a whole meeting in the format of `gavel replay`, NAME.minutes.md the minutes that must come of it, and
// NAME.previous.md, if it exists, the minutes of the meeting before. A new scenario is two files and no code. A log
// that doesn't say when it was has its date in its name.
import { expect, test } from '@jest/globals';

import { replayLog } from '../../src/replay/replay.ts';
import { readScenario, scenarioGroup, SCENARIOS } from './read-scenario.ts';

test.each(SCENARIOS)('%s gives its minutes, byte for byte', async (name) => {
  const { log, previous, expected } = readScenario(name);
  const { minutes, ended } = await replayLog(log, scenarioGroup, () => undefined, previous);
  expect(ended).toBe(true);
  expect(minutes).toBe(expected);
});
