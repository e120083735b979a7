// The meetings of real groups, which stand beside the repository: against the minutes that people wrote of them.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, test } from '@jest/globals';

import { groupOf, readConfig } from '../../src/config/config.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { temporaryFolder } from '../doubles/git-people.ts';

const SHARED = resolve('../shared');
const MEETINGS = [
  {
    log: 'scenarios/cpansec-2024-05-15/meeting.log',
    config: 'config/cpansec.yaml',
    minutes: 'corpus/cpansec/cpansec-minutes-2024-05-15.md',
  },
  {
    log: 'scenarios/csm-security-2022-03-23/meeting.log',
    config: 'config/csm-security.yaml',
    minutes: 'corpus/csm/sig-CSM-Security_2022-03-23.md',
  },
].map(({ log, config, minutes }) => ({ log: join(SHARED, log), config, minutes: join(SHARED, minutes) }));

const here = MEETINGS.filter(({ log, minutes }) => existsSync(log) && existsSync(minutes));
if (here.length < MEETINGS.length)
  test.todo('SKIPPED, because ../shared is not here: the reference scenarios against the minutes that people wrote');
if (here.length > 0) {
  test.each(here)('$log gives every line of $minutes, and no other', async ({ log, config, minutes }) => {
    const [group] = (await readConfig(config, {})).groups;
    if (!group) throw new Error(`${config} has no group`);
    const written = join(temporaryFolder(), 'minutes.md');
    const replayed = await replayLog(readLog(readFileSync(log, 'utf8')), groupOf(group), () => undefined);
    writeFileSync(written, replayed.minutes);
    const compared = execFileSync(process.execPath, [join(SHARED, 'tools/minutes-diff'), minutes, written], {
      encoding: 'utf8',
    });
    expect(compared).toContain('recall 1.000 precision 1.000');
  });
}
