import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { entriesFeature } from '../../src/meeting/entry.ts';
import { inventedGroup } from '../doubles/invented-group.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';

// A mention is an id, whatever the person is called.

const CHANNEL = 'C0LAMPS00';
const MARA = 'U0MARA000';
const BOOK = 'U0BOOK000';
const FALSE_MARA = 'U0EVE0000';
const GUESTS = [
  ['U0ROWAN00', 'Rowan (Initech)'],
  ['U0SIOBHAN', "Siobhán O'Neil"],
  ['U0JOSE000', 'José 🚀 Ruiz'],
  ['U0PIPE000', 'x | y <z>'],
] as const;
const people = [
  { id: MARA, login: 'mara', displayName: 'Mara' },
  { id: BOOK, login: 'book', displayName: 'BooK' },
  { id: FALSE_MARA, login: 'eve', displayName: 'mara' },
  ...GUESTS.map(([id, displayName]) => ({ id, login: id.toLowerCase(), displayName })),
];
const group = inventedGroup({
  schedule: { start: '17:00', from: '2026-03-03', every: 'FREQ=WEEKLY' },
  members: [
    { handle: 'mara', slack: MARA },
    { handle: 'book', slack: BOOK },
  ],
  chairs: ['mara'],
  secretaries: [],
});

let world: SlackWorld;
beforeEach(async () => {
  world = await slackWorld({ groups: [{ group, channel: CHANNEL }], people, at: '2026-03-03T17:00:00.000Z' });
  await world.slack.command(MARA, CHANNEL, '/meeting', 'start');
  await world.settle();
});
afterEach(() => world.close());

const entry = (number: number) => world.meeting('lantern').stateOf(entriesFeature).byNumber.get(number);
async function recorded(command: string, text: string) {
  await world.slack.command(MARA, CHANNEL, command, text);
  await world.settle();
  return entry(world.meeting('lantern').stateOf(entriesFeature).next - 1);
}

test('a guest who is displayed as a member is called is not that member', async () => {
  expect(await recorded('/action', `<@${FALSE_MARA}> buy lamps`)).toMatchObject({
    owners: [`slack:${FALSE_MARA}`],
    text: 'buy lamps',
  });
  expect(await recorded('/action', `<@${MARA}> and <@${FALSE_MARA}> buy more`)).toMatchObject({
    owners: ['mara', `slack:${FALSE_MARA}`],
    text: 'buy more',
  });
});

test.each(GUESTS)('%s, displayed as %s, can own an action', async (id, name) => {
  expect(await recorded('/action', `<@${id}>, <@${BOOK}>: buy lamps, ask <@${id}>`)).toMatchObject({
    owners: [`slack:${id}`, 'book'],
    text: `buy lamps, ask ${name}`,
  });
});

test('members are written as the directory spells them, wherever they are mentioned', async () => {
  expect(await recorded('/note', `the moths like <@${BOOK}>-style lamps, says <@${BOOK}>`)).toMatchObject({
    text: 'the moths like @book-style lamps, says @book',
  });
});

test('a message that a reaction records names people in the same way', async () => {
  const ts = await world.slack.say(BOOK, CHANNEL, `<@${BOOK}> and <@U0JOSE000> hang it`);
  await world.slack.react(MARA, CHANNEL, ts, 'pencil2');
  await world.settle();
  expect(entry(1)).toMatchObject({ text: '@book and José 🚀 Ruiz hang it' });
});

test('a correction finds the words as they stand', async () => {
  await recorded('/note', 'ask <@U0ROWAN00> for a lamp');
  await world.slack.say(MARA, CHANNEL, `s/<@U0ROWAN00>/<@${BOOK}>/`);
  await world.settle();
  expect(entry(1)).toMatchObject({ text: 'ask @book for a lamp' });
});

test('nothing that people type is taken for a mention', async () => {
  expect(await recorded('/note', 'a \uFDD0mara\uFDD1%40mara\uFDD2 b &lt;@U0BOOK000&gt;')).toMatchObject({
    text: 'a mara%40mara b <@U0BOOK000>',
  });
});
