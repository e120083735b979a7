import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { groupOf, readConfig } from '../../src/config/config.ts';
import type { Group } from '../../src/meeting/group.ts';
import { readLog, type LogLine } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { slackReplay } from '../doubles/slack/slack-replay.ts';

// Whole meetings, typed on Slack: through bolt and the strict fake they give the minutes that the log alone gives.

const SCENARIOS = join(import.meta.dirname, '../../../shared/scenarios');
const CONFIGS = join(import.meta.dirname, '../../config');

const nicksOf = (log: readonly LogLine[]): string[] => [
  ...new Set(log.flatMap((line) => (line.kind === 'reported' ? [] : [line.nick]))),
];

async function groupNamed(config: string): Promise<Group> {
  const { groups } = await readConfig(join(CONFIGS, config), process.env);
  if (!groups[0]) throw new Error(`${config} has no group`);
  return groupOf(groups[0]);
}

const isThere = existsSync(SCENARIOS);
if (!isThere) process.stderr.write(`The reference scenarios are not at ${SCENARIOS}: they are not played on Slack.\n`);

(isThere ? describe : describe.skip)('the reference scenarios', () => {
  test.each([
    ['cpansec-2024-05-15', 'cpansec.yaml'],
    ['csm-security-2022-03-23', 'csm-security.yaml'],
  ])(
    '%s gives the same minutes',
    async (name, config) => {
      const log = readLog(await readFile(join(SCENARIOS, name, 'meeting.log'), 'utf8'));
      const plain = await groupNamed(config);
      const expected = await replayLog(log, plain, () => undefined);
      const slack = await slackReplay(plain, nicksOf(log));
      const told: string[] = [];
      const { minutes, ended } = await replayLog(
        log,
        slack.group,
        (words) => void told.push(words),
        undefined,
        slack.venue,
      ).finally(() => slack.close());

      expect(ended).toBe(true);
      expect(minutes).toBe(expected.minutes);
      expect(slack.troubles).toEqual([]);
      expect(told.filter((words) => words.startsWith('!'))).toEqual([]);
    },
    60_000,
  );
});
