/** @needs Synapse matrix-nio */
// A meeting on Slack and Matrix at once, in which the program is killed (SIGKILL) ten times and the homeserver ten times:
// the minutes and both rooms are as if nothing had happened.
import { readFileSync } from 'node:fs';

import { describe, expect, test } from '@jest/globals';

import { groupOf } from '../../src/config/config.ts';
import { readLog, type LogLine } from '../../src/replay/log.ts';
import { replayLog } from '../../src/replay/replay.ts';
import { eventually } from '../doubles/eventually.ts';
import { firstGroupIn } from '../matrix/play-log.ts';
import { actKillingGavel, actKillingSynapse, KILL_MOMENTS } from './kill-moments.ts';
import { CPANSEC_MEETING, hasCpansec, SHORT_MEETING } from './meetings.ts';
import { roomActions, playLine, type RoomAction } from './room-actions.ts';
import { saidByGavel } from './shown-messages.ts';
import { synapseFixture } from './synapse-fixture.ts';
import type { TwoPlatforms } from './two-platforms.ts';

const KILLS = 20;
const { log, config, scribe, branch, path, name } = hasCpansec ? CPANSEC_MEETING : SHORT_MEETING;

type Killing = (act: RoomAction, platforms: TwoPlatforms) => Promise<void>;

/** So many of them, evenly spread. */
const spread = (lines: readonly LogLine[], count: number): (LogLine | undefined)[] =>
  Array.from({ length: count }, (_, i) => lines[Math.floor((i * lines.length) / count)]);

const isOnMatrix = (line: LogLine): boolean => line.kind !== 'reported' && line.platform === 'matrix';

/** At which lines something is killed, the program and the homeserver in turn: at what is typed on Matrix, and elsewhere. */
function killsAt(lines: readonly LogLine[]): ReadonlyMap<LogLine | undefined, Killing> {
  const onMatrix = lines.filter(isOnMatrix).slice(0, KILLS / 2);
  const others = lines.filter((line) => !onMatrix.includes(line));
  const chosen = new Set([...onMatrix, ...spread(others, KILLS - onMatrix.length)]);
  const inOrder = lines.filter((line) => chosen.has(line));
  return new Map(
    inOrder.map((line, i): [LogLine, Killing] => {
      const moment = KILL_MOMENTS[Math.floor(i / 2) % KILL_MOMENTS.length] ?? 'unsaid';
      const killing = i % 2 === 0 ? actKillingGavel : actKillingSynapse;
      return [line, (act, platforms) => killing(moment, act, platforms)];
    }),
  );
}

// oxlint-disable-next-line jest/valid-title
describe(name, () => {
  const fixture = synapseFixture();

  const lines = readLog(readFileSync(log, 'utf8'));

  /** Holds the meeting, and gives its minutes and what Gavel says in the rooms. */
  async function hold(kills: ReturnType<typeof killsAt>) {
    const here = await fixture.open({ config, lines, relay: true, beside: 'slack' });
    const acts = roomActions(here, fixture.typist(), scribe);
    for (const line of lines) {
      const kill = kills.get(line);
      if (kill) {
        if (line.at > here.now()) await here.setClock(line.at);
        await kill(await acts.of(line), here);
      } else await playLine(line, acts, here);
    }
    const minutes = await eventually('the proposed minutes', () => here.space.show(branch, path));
    await eventually('the proposal is told', async () => {
      await here.settled();
      return (await saidByGavel('slack', here)).some((text) => text.includes('React ✅')) || undefined;
    });
    const [said, matrix] = [await saidByGavel('slack', here), await saidByGavel('matrix', here)];
    await fixture.close();
    // Each kill is a gap, which Gavel mentions in Slack's room; all else is as if there had been none.
    const slack = said.filter((text) => !text.startsWith("I couldn't hear Slack"));
    return { minutes, slack: slack.toSorted(), matrix: matrix.toSorted() };
  }

  test('killed at any moment, the program and the homeserver take it up again', async () => {
    const { minutes } = await replayLog(lines, groupOf(await firstGroupIn(config)), () => undefined);
    const quiet = await hold(new Map());
    const kills = killsAt(lines);
    expect(kills.size).toBe(KILLS);
    const killed = await hold(kills);
    expect(killed.minutes).toBe(minutes);
    expect(killed).toEqual(quiet);
  });
});
