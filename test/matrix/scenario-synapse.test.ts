/** @needs Synapse matrix-nio */
// Whole meetings, typed with matrix-nio into a real Synapse: the minutes are those of `gavel replay`.
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { groupOf } from '../../src/config/config.ts';
import { plainText } from '../../src/meeting/message.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { startSynapse, type Synapse } from '../setup/synapse.ts';
import { nioTypist, type MatrixTypist } from './nio-typist.ts';
import { firstGroupIn, playLogOnMatrix } from './play-log.ts';

const SCENARIOS = resolve('../shared/scenarios');
const ALL = [
  ['the short meeting', 'config/demo.yaml', 'jonas', join(import.meta.dirname, '../program/short-meeting.log')],
  ['CPANSec, 15 May 2024', 'config/cpansec.yaml', 'sjn', join(SCENARIOS, 'cpansec-2024-05-15/meeting.log')],
  ['CSM, 23 March 2022', 'config/csm-security.yaml', '', join(SCENARIOS, 'csm-security-2022-03-23/meeting.log')],
] as const;

describe('a meeting typed with matrix-nio into Synapse', () => {
  let synapse: Synapse;
  let typist: MatrixTypist;
  beforeAll(async () => {
    synapse = await startSynapse();
    typist = nioTypist(synapse.url);
  });
  afterAll(async () => {
    await typist.stop();
    await synapse.stop();
  });

  const missing = ALL.filter(([, , , file]) => !existsSync(file));
  for (const [name] of missing) test.todo(`SKIPPED, because ../shared is not here: ${name}`);

  test.each(ALL.filter((one) => !missing.includes(one)))(
    '%s: the minutes are the same',
    async (_, config, scribe, file) => {
      const lines = readLog(readFileSync(file, 'utf8'));
      const { minutes } = await replayLog(lines, groupOf(await firstGroupIn(config)), () => undefined);
      const met = await playLogOnMatrix({ lines, config, scribe, synapse, typist });
      expect(met.minutes).toBe(minutes);
      // One roll call in each room, edited in place.
      expect(met.saidByGavel.filter((text) => text.startsWith('Roll call'))).toHaveLength(1);
      const elsewhere = met.elsewhere.sent.map(({ outgoing }) => plainText(outgoing.message));
      expect(elsewhere.filter((text) => text.startsWith('Roll call'))).toHaveLength(1);
    },
  );
});
