import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { minutesMarkdown } from '../../src/features/minutes-markdown.ts';
import { inventedGroup } from '../doubles/invented-group.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';

// The reason for regrets is for the chair alone.

const CHANNEL = 'C0LAMPS00';
const MIRA = 'U0MIRA000';
const KIM = 'U0KIM0000';
const people = [
  { id: MIRA, login: 'mira', displayName: 'Mira' },
  { id: KIM, login: 'kim', displayName: 'Kim' },
];
const groupWith = (chairs: readonly string[]) =>
  inventedGroup({
    schedule: { start: '17:00', from: '2026-03-03', every: 'FREQ=WEEKLY' },
    members: [
      { handle: 'mira', slack: MIRA },
      { handle: 'kim', slack: KIM },
    ],
    chairs,
    secretaries: [],
  });

let world: SlackWorld;
const open = async (chairs: readonly string[]): Promise<void> => {
  world = await slackWorld({
    groups: [{ group: groupWith(chairs), channel: CHANNEL }],
    people,
    at: '2026-03-03T12:00:00.000Z',
  });
};
beforeEach(() => open(['mira']));
afterEach(() => world.close());

const directTo = (id: string): string[] =>
  (world.slack.at.messages.get(`D${id.slice(1)}`) ?? []).map(({ text }) => text);
const inRoom = (): string => (world.slack.at.messages.get(CHANNEL) ?? []).map(({ text }) => text).join('\n');

test('the chair is told why, privately and once; the room and the minutes are not', async () => {
  await world.slack.command(KIM, CHANNEL, '/meeting', 'regrets at the dentist');
  await world.slack.command(KIM, CHANNEL, '/meeting', 'regrets at the dentist');
  await world.settle();
  expect(directTo(MIRA).filter((text) => text.includes('dentist'))).toEqual([
    expect.stringMatching(/^@kim can't come to Lantern's meeting on .*: at the dentist$/u),
  ]);
  expect(inRoom()).not.toContain('dentist');
  expect(minutesMarkdown(world.meeting('lantern'))).not.toContain('dentist');
});

test('without a chair whoever gives a reason is told that nobody heard it', async () => {
  await world.close();
  await open([]);
  await world.slack.command(KIM, CHANNEL, '/meeting', 'regrets at the dentist');
  await world.settle();
  expect(inRoom()).toContain("There's no chair I could tell why.");
});
