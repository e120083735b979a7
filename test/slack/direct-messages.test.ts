import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { testDirectory, withAccount } from '../doubles/directory.ts';
import { payload } from '../doubles/slack/envelopes.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';
import { smallGroup } from '../doubles/small-group.ts';

// Members ask in a direct message to the bot, and are reached in one.

const CHANNEL = 'C0LAMPS00';
const [ADA, LOU, EVE, REX] = ['U0ADA0000', 'U0LOU0000', 'U0EVE0000', 'U0REX0000'] as const;
const people = [
  { id: ADA, login: 'ada', displayName: 'Ada' },
  { id: LOU, login: 'lou', displayName: 'Lou', email: 'lou@example.org' },
  { id: EVE, login: 'eve', displayName: 'Eve' },
  // By Slack Connect: what another workspace tells of its people proves nothing.
  { id: REX, login: 'rex', displayName: 'Rex', email: 'sol@example.org', team: 'T0OTHER00' },
];
const plain = smallGroup();
const group = {
  ...plain,
  chairs: ['lou'],
  directory: testDirectory(
    plain.directory.members.map((member) => {
      if (member.handle === 'ada') return withAccount(member, 'slack', ADA);
      return ['lou', 'sol'].includes(member.handle) ? { ...member, email: `${member.handle}@example.org` } : member;
    }),
  ),
};

let world: SlackWorld;
beforeEach(async () => {
  world = await slackWorld({ groups: [{ group, channel: CHANNEL }], people, at: '2026-03-03T12:00:00.000Z' });
});
afterEach(() => world.close());

const directOf = (who: string): string => `D${who.slice(1)}`;
const fromBot = (channel: string): string[] =>
  (world.slack.at.messages.get(channel) ?? []).filter(({ byBot }) => byBot).map(({ text }) => text);

async function ask(who: string, text: string): Promise<void> {
  await world.slack.say(who, directOf(who), text);
  await world.settle();
}

test('a command in the direct channel is answered there, also as a slash command', async () => {
  const before = fromBot(CHANNEL).length;
  await ask(ADA, 'agenda');
  await world.slack.command(ADA, directOf(ADA), '/meeting', 'status');
  await world.settle();
  expect(fromBot(directOf(ADA))).toEqual([
    expect.stringContaining('Traps'),
    expect.stringMatching(/^Moth counters: /u),
  ]);
  expect(fromBot(CHANNEL)).toHaveLength(before);
  expect(world.troubles).toEqual([]);
});

test('what everybody must know stands in the channel, and what belongs there is refused', async () => {
  await ask(ADA, '/agenda add Nets');
  expect(fromBot(CHANNEL).filter((text) => text.includes('Nets'))).toHaveLength(1);
  await ask(ADA, '@gavel start');
  expect(fromBot(directOf(ADA)).at(-1)).toContain('Type it in the room of Moth counters');
});

test('it is answered once, though Slack delivers it again, and Gavel is started anew', async () => {
  const ts = await world.slack.say(ADA, directOf(ADA), 'agenda');
  await world.settle();
  await world.restart();
  const event = { user: ADA, text: 'agenda', ts, event_ts: ts, channel: directOf(ADA), channel_type: 'im' };
  await world.slack.delivery.deliver({
    type: 'events_api',
    payload: world.slack.event(payload('message', { event })),
  });
  await world.settle();
  expect(fromBot(directOf(ADA))).toHaveLength(1);
});

test('a stranger is told in one line that it is for members', async () => {
  await ask(EVE, 'agenda');
  expect(fromBot(directOf(EVE))).toEqual([expect.stringMatching(/^I don't know you as a member/u)]);
});

test('a member whom only an address names is known by it, and is written to', async () => {
  await ask(LOU, '/meeting whoami');
  expect(fromBot(directOf(LOU))).toEqual([expect.stringContaining('@lou')]);
  await ask(ADA, '/regrets at the dentist');
  expect(fromBot(directOf(LOU)).at(-1)).toContain('at the dentist');
});

test('an address that another workspace tells of reaches nobody', async () => {
  await world.close();
  world = await slackWorld({
    groups: [{ group: { ...group, chairs: ['sol'] }, channel: CHANNEL }],
    people,
    at: '2026-03-03T12:00:00.000Z',
  });
  await ask(ADA, '/regrets at the dentist');
  expect(fromBot(directOf(REX))).toEqual([]);
  expect(world.troubles.join('\n')).toContain("doesn't know the e-mail address of Sol Reyes");
});
