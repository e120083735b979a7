/** @needs Synapse matrix-nio */
// A homeserver that limits Gavel as Synapse does where nobody changed it: 10 messages at once, then one in five seconds.
import { describe, expect, test } from '@jest/globals';

import { readLog } from '../../src/replay/log.ts';
import { SHORT_MEETING } from './meetings.ts';
import { roomActions, playLine } from './room-actions.ts';
import { saidByGavel } from './shown-messages.ts';
import { synapseFixture } from './synapse-fixture.ts';

const PEOPLE = ['mira', 'jonas', 'adaeze', 'kenji', 'sofia', 'tariq', 'lena'];
const START = '2026-03-03 17:00 <mira@slack> /meeting start';
/** Everybody comes, leaves and comes again: the roll call changes with each. */
const HANDS = ['reacts', 'unreacts', 'reacts'].flatMap((verb) =>
  PEOPLE.map((who) => `2026-03-03 17:01 * ${who}@matrix ${verb} ✋`),
);

describe('under the rate limit', () => {
  const fixture = synapseFixture({ perSecond: 0.2, burst: 10 });

  test('few messages are sent, and the roll call shows who is there', async () => {
    const [start, ...hands] = readLog([START, ...HANDS].join('\n'));
    if (!start) throw new Error('The log is empty');
    const here = await fixture.open({
      config: SHORT_MEETING.config,
      lines: [start, ...hands],
      relay: false,
      beside: 'slack',
    });
    const acts = roomActions(here, fixture.typist(), SHORT_MEETING.scribe);
    await playLine(start, acts, here);
    await here.setClock(hands[0]?.at ?? '');
    // Nobody waits until Gavel has shown what the one before did.
    for (const hand of hands) await (await acts.of(hand)).begin();
    await here.settled();

    const [matrix, slack] = [await saidByGavel('matrix', here), await saidByGavel('slack', here)];
    const rollCall = matrix.filter((text) => text.startsWith('Roll call'));
    expect(rollCall).toEqual([expect.stringContaining('Present (7)')]);
    expect(slack).toContainEqual(expect.stringMatching(/^Roll call[^]*Present \(7\)/u));
    const events = await here.bot.events(here.room);
    const sent = events.filter(({ sender, type }) => sender === here.bot.id && type === 'm.room.message');
    // What stands there, and edits: fewer than the roll call's changes alone.
    expect(sent.length).toBeLessThan(hands.length);
  });
});
