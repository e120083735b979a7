/** @needs Synapse matrix-nio */
// A meeting on Matrix and in the web room, in the middle of which Gavel is updated from a version that kept what the
// Matrix adapter has to know in a file of its own.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { groupOf } from '../../src/config/config.ts';
import { readLog, type LogLine } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { eventually } from '../doubles/eventually.ts';
import { leaveOldMatrixFile } from '../matrix/old-file.ts';
import { firstGroupIn } from '../matrix/play-log.ts';
import { actKillingGavel } from './kill-moments.ts';
import { SHORT_MEETING } from './meetings.ts';
import { roomActions, playLine } from './room-actions.ts';
import { saidByGavel } from './shown-messages.ts';
import { synapseFixture } from './synapse-fixture.ts';

/** Matrix names the reaction and nothing else, so what it was has to be remembered. */
const takesReactionBack = (line: LogLine): boolean =>
  line.kind === 'reacted' && line.removed && line.platform === 'matrix';

describe('an update in the middle of a meeting', () => {
  const fixture = synapseFixture();

  test('goes on where Matrix was heard last, and sends nothing twice', async () => {
    const { config, scribe, branch, path } = SHORT_MEETING;
    const lines = readLog(readFileSync(SHORT_MEETING.log, 'utf8').replaceAll(/(?<=^[^>]*@)slack\b/gmu, 'web'));
    const { minutes } = await replayLog(lines, groupOf(await firstGroupIn(config)), () => undefined);
    const here = await fixture.open({ config, lines, relay: true, beside: 'web' });
    const acts = roomActions(here, fixture.typist(), scribe);
    const data = join(here.space.folder, 'data');
    const during = lines.find(takesReactionBack);
    let moved = 0;
    for (const line of lines) {
      if (line !== during) {
        await playLine(line, acts, here);
        continue;
      }
      if (line.at > here.now()) await here.setClock(line.at);
      const act = await acts.of(line);
      const updated = {
        ...here,
        // Nothing of this line has been heard when the new version starts.
        async restart() {
          moved = leaveOldMatrixFile(data);
          await here.restart();
        },
      };
      await actKillingGavel('unsaid', act, updated);
    }
    expect(moved).toBeGreaterThan(5);
    expect(existsSync(join(data, 'matrix.sqlite'))).toBe(false);
    expect(await eventually('the proposed minutes', () => here.space.show(branch, path))).toBe(minutes);
    const said = await saidByGavel('matrix', here);
    for (const view of ['Roll call']) expect(said.filter((text) => text.startsWith(view))).toHaveLength(1);
    expect(here.log()).not.toContain('"level":50');
  });
});
