/** @needs Synapse matrix-nio */
// Meetings in two rooms at once, led by the real program: the minutes are those of `gavel replay`.
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { groupOf } from '../../src/config/config.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { eventually } from '../doubles/eventually.ts';
import { firstGroupIn } from '../matrix/play-log.ts';
import { CPANSEC_MEETING, hasCpansec, SHORT_MEETING } from './meetings.ts';
import { roomActions, playLine } from './room-actions.ts';
import { saidByGavel } from './shown-messages.ts';
import { synapseFixture } from './synapse-fixture.ts';

describe('one meeting on Slack and Matrix', () => {
  const fixture = synapseFixture();

  if (!hasCpansec) test.todo(`SKIPPED, because ../shared is not here: ${CPANSEC_MEETING.name}`);
  test.each([
    { ...SHORT_MEETING, beside: 'slack' as const, relay: false },
    { ...SHORT_MEETING, beside: 'web' as const, relay: true },
    ...(hasCpansec ? [{ ...CPANSEC_MEETING, beside: 'slack' as const, relay: true }] : []),
  ])(
    '$name, on Matrix and $beside, relay: $relay',
    async ({ log, config, scribe, relay, beside, branch, path, said }) => {
      const source = readFileSync(log, 'utf8').replaceAll(/(?<=^[^>]*@)slack\b/gmu, beside);
      const lines = readLog(source);
      const { minutes } = await replayLog(lines, groupOf(await firstGroupIn(config)), () => undefined);
      const here = await fixture.open({ config, lines, relay, beside });
      const acts = roomActions(here, fixture.typist(), scribe);
      for (const line of lines) await playLine(line, acts, here);

      expect(await eventually('the proposed minutes', () => here.space.show(branch, path))).toBe(minutes);
      const [one, other] = [await saidByGavel('matrix', here), await saidByGavel(beside, here)];
      for (const view of ['Roll call']) {
        // Lists and boxes are written in each platform's own way.
        const shown = (told: readonly string[]): string[] =>
          told.filter((text) => text.startsWith(view)).map((text) => text.replaceAll(/^ *- (?:\[[ x]\] )?/gmu, ''));
        expect(shown(one)).toHaveLength(1);
        expect(shown(other)).toEqual(shown(one));
      }
      // Each room is told what was recorded in the other.
      expect(one).toContainEqual(expect.stringContaining(said.beside));
      expect(other).toContainEqual(expect.stringContaining(said.matrix));
      expect(here.log()).not.toContain('"level":50');
    },
  );
});
