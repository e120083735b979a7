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

/** The agenda in the opening message. */
const AGENDA = /\nAgenda(?:\n(?!Next meeting's)[^\n]+)+/u;

/** The messages that open meetings. Lists and boxes are written in each platform's own way. */
const openings = (told: readonly string[]): string[] =>
  told.filter((text) => text.startsWith('Roll call')).map((text) => text.replaceAll(/^ *- (?:\[[ x]\] )?/gmu, ''));

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
      expect(openings(one)).toEqual([expect.stringMatching(AGENDA)]);
      // The web room has the agenda on its board.
      const isWeb = beside === 'web';
      expect(openings(other)).toEqual(openings(one).map((text) => (isWeb ? text.replace(AGENDA, '') : text)));
      // Each room is told what was recorded in the other.
      expect(one).toContainEqual(expect.stringContaining(said.beside));
      expect(other).toContainEqual(expect.stringContaining(said.matrix));
      expect(here.log()).not.toContain('"level":50');
    },
  );
});
