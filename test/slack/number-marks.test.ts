import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { entriesFeature } from '../../src/meeting/entry.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';
import { smallGroup } from '../doubles/small-group.ts';

// What shows under a message that it was recorded, within Slack's limits.

const CHANNEL = 'C0LAMPS00';
const ADA = 'U0ADA0000';
const people = [{ id: ADA, login: 'ada', displayName: 'Ada' }];
const LINES = 40;

let world: SlackWorld;
beforeEach(async () => {
  world = await slackWorld({
    groups: [{ group: smallGroup(), channel: CHANNEL }],
    people,
    at: '2026-03-03T16:58:00.000Z',
  });
  await world.slack.command(ADA, CHANNEL, '/meeting', 'start');
  await world.settle();
});
afterEach(() => world.close());

const signs = (ts: string): string[] => world.slack.at.find(CHANNEL, ts).reactions.map(({ name }) => name);
const callsOf = (method: string): number => world.slack.calls.filter((call) => call.method === method).length;

test('more lines at once than Slack lets Gavel react to: each gets its sign, by one call, and no thread', async () => {
  const said: string[] = [];
  for (let i = 0; i < LINES; i += 1) said.push(await world.slack.say(ADA, CHANNEL, `#info moth ${i}`));
  await world.settle();
  expect(world.meeting('moths').stateOf(entriesFeature).byNumber.size).toBe(LINES);
  expect(said.map(signs)).toEqual(said.map(() => ['pencil2']));
  expect(callsOf('reactions.add')).toBe(LINES);
  expect(world.slack.at.messages.get(CHANNEL)?.filter(({ thread }) => thread !== undefined)).toEqual([]);
});

test('what was put there before a crash is asked for once more at most, and then known', async () => {
  world.slack.fault('reactions.add', { kind: 'cut-after' });
  const said = await world.slack.say(ADA, CHANNEL, '#action moths\n#info lamps\n#action traps\n#info moths');
  await world.settle();
  // Nobody has the actions, so there's a hand too.
  expect(signs(said)).toEqual(['triangular_flag_on_post', 'pencil2', 'hand']);
  expect(callsOf('reactions.add')).toBe(4);
});

test('a message that is edited gets the sign of what it is now, and no thread', async () => {
  const said = await world.slack.say(ADA, CHANNEL, '#info buy lamps');
  await world.settle();
  await world.slack.edit(ADA, CHANNEL, said, '#info buy two lamps');
  await world.settle();
  expect(signs(said)).toEqual(['pencil2']);
  await world.slack.edit(ADA, CHANNEL, said, '#action buy two lamps');
  await world.settle();
  expect(signs(said)).toEqual(['triangular_flag_on_post', 'hand']);
  expect(world.slack.at.messages.get(CHANNEL)?.filter(({ thread }) => thread !== undefined)).toEqual([]);
});
