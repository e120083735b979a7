import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { presentNow } from '../../src/meeting/roll-call.ts';
import { inventedGroup } from '../doubles/invented-group.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';

// An e-mail address proves who somebody is only if Slack has checked it for this workspace.

const CHANNEL = 'C0LAMPS00';
const email = 'mira@example.org';
const people = [
  { id: 'U0MIRA000', login: 'mira', displayName: 'Mira', email },
  { id: 'U0EVE0000', login: 'eve', displayName: 'Eve', email, team: 'T0OTHER00' },
  { id: 'U0ZOE0000', login: 'zoe', displayName: 'Zoe', email, isStranger: true },
];
const group = inventedGroup({
  schedule: { start: '17:00', from: '2026-03-03', every: 'FREQ=WEEKLY' },
  members: [{ handle: 'mira', email }],
  chairs: ['mira'],
  secretaries: [],
});

let world: SlackWorld;
beforeEach(async () => {
  world = await slackWorld({ groups: [{ group, channel: CHANNEL }], people, at: '2026-03-03T17:00:00.000Z' });
});
afterEach(() => world.close());

test('people of another workspace are not who their address says', async () => {
  await world.slack.command('U0MIRA000', CHANNEL, '/meeting', 'start');
  for (const who of ['U0EVE0000', 'U0ZOE0000']) await world.slack.command(who, CHANNEL, '/meeting', 'present');
  await world.settle();
  expect(presentNow(world.meeting('lantern'))).toEqual(['mira', 'slack:U0EVE0000', 'slack:U0ZOE0000']);
});
