/** @needs Synapse matrix-nio */
// Meetings in two rooms at once, led by the real program: the minutes are those of `gavel replay`.
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { groupOf } from '../../src/config/config.ts';
import { readLog } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { eventually } from '../doubles/eventually.ts';
import { configured } from '../matrix/meeting.ts';
import { actsIn, play } from './acts.ts';
import { house } from './house.ts';
import { CPANSEC, hasCpansec, SHORT } from './meetings.ts';
import { saidByGavel } from './seen.ts';

describe('one meeting on Slack and Matrix', () => {
  const hall = house();

  if (!hasCpansec) test.todo(`SKIPPED, because ../shared is not here: ${CPANSEC.name}`);
  test.each([
    { ...SHORT, beside: 'slack' as const, relay: false },
    { ...SHORT, beside: 'web' as const, relay: true },
    ...(hasCpansec ? [{ ...CPANSEC, beside: 'slack' as const, relay: true }] : []),
  ])(
    '$name, on Matrix and $beside, relay: $relay',
    async ({ log, config, scribe, relay, beside, branch, path, said }) => {
      const source = readFileSync(log, 'utf8').replaceAll(/(?<=^[^>]*@)slack\b/gmu, beside);
      const lines = readLog(source);
      const { minutes } = await replayLog(lines, groupOf(await configured(config)), () => undefined);
      const here = await hall.open({ config, lines, relay, beside });
      const acts = actsIn(here, hall.typist(), scribe);
      for (const line of lines) await play(line, acts, here);

      expect(await eventually('the proposed minutes', () => here.space.show(branch, path))).toBe(minutes);
      const [one, other] = [await saidByGavel('matrix', here), await saidByGavel(beside, here)];
      for (const view of ['Roll call', 'Agenda']) {
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
