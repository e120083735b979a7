import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { inventedGroup } from '../doubles/invented-group.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';

// Somebody on Slack whom the directory does not know: recorded all the same, and told to the chair, once.

const CHANNEL = 'C0LAMPS00';
const MIRA = 'U0MIRA000';
const RUE = 'U0RUE0000';
const ANN = 'U0ANN0000';
const people = [
  { id: MIRA, login: 'mira', displayName: 'Mira' },
  { id: RUE, login: 'ralder', displayName: 'Rue Alder' },
  { id: ANN, login: 'ann', displayName: 'Ann' },
];
const group = inventedGroup({
  schedule: { start: '17:00', from: '2026-03-03', every: 'FREQ=WEEKLY' },
  members: [
    { handle: 'mira', slack: MIRA },
    { handle: 'rue', name: 'Rue Alder' },
  ],
  secretaries: [],
});

let world: SlackWorld;
beforeEach(async () => {
  world = await slackWorld({ groups: [{ group, channel: CHANNEL }], people, at: '2026-03-03T17:00:00.000Z' });
  await world.slack.command(MIRA, CHANNEL, '/meeting', 'start');
  await world.settle();
});
afterEach(() => world.close());

const toldMira = (): string[] =>
  (world.slack.at.messages.get(`D${MIRA.slice(1)}`) ?? [])
    .map(({ text }) => text)
    .filter((text) => text.includes('Rue Alder'));

test('the chair is told once: not for the next line, not after a restart, not at the next meeting', async () => {
  await world.slack.command(RUE, CHANNEL, '/note', 'the lamp is out');
  await world.settle();
  expect(toldMira()).toEqual([expect.stringContaining('They have the same name as @rue, which proves nothing.')]);
  expect(toldMira()[0]).toContain(`slack: ${RUE}`);

  await world.slack.command(RUE, CHANNEL, '/note', 'and the other one');
  await world.restart();
  await world.slack.command(RUE, CHANNEL, '/note', 'and the third');
  await world.slack.command(MIRA, CHANNEL, '/meeting', 'end');
  await world.settle();
  await world.slack.command(RUE, CHANNEL, '/agenda', 'add lamps');
  await world.settle();
  expect(world.meeting('lantern').id).toBe('lantern/2');
  expect(toldMira()).toHaveLength(1);
});

test('several are told in one message, which is edited', async () => {
  await world.slack.command(RUE, CHANNEL, '/note', 'the lamp is out');
  await world.settle();
  await world.slack.command(ANN, CHANNEL, '/note', 'and the other one');
  await world.settle();
  expect(toldMira()).toEqual([expect.stringContaining("I don't know 2 people")]);
  expect(toldMira()[0]).toContain(ANN);
});

test('an action can be theirs before they have said anything', async () => {
  await world.slack.command(MIRA, CHANNEL, '/action', `<@${RUE}> buy lamps`);
  await world.settle();
  const posts = (world.slack.at.messages.get(CHANNEL) ?? []).map(({ text }) => text);
  expect(posts).toContain(`#1 Rue Alder (slack ${RUE}) – buy lamps`);
  expect(toldMira()).toHaveLength(1);
});
