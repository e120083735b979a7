import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import { testDirectory, withAccount } from '../doubles/directory.ts';
import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';
import { smallGroup } from '../doubles/small-group.ts';

// Slack notifies the people a message is for, once, and not those it only names.

const CHANNEL = 'C0LAMPS00';
const people = [
  { id: 'U0ADA0000', login: 'ada', displayName: 'Ada' },
  { id: 'U0KIM0000', login: 'kim', displayName: 'Kim' },
  { id: 'U0SOL0000', login: 'sol', displayName: 'Sol' },
  { id: 'U0LOU0000', login: 'lou', displayName: 'Lou', email: 'lou@example.org' },
  { id: 'U0EVE0000', login: 'eve', displayName: '<!channel>' },
];
const [ADA, KIM, SOL, LOU, EVE] = people.map(({ id }) => id) as [string, string, string, string, string];
const plain = smallGroup();
const group = {
  ...plain,
  approval: { ...plain.approval, needed: 1, remind: [1] },
  directory: testDirectory(
    plain.directory.members.map((member) =>
      member.handle === 'lou'
        ? { ...member, email: 'lou@example.org' }
        : withAccount(member, 'slack', people.find(({ login }) => login === member.handle)?.id),
    ),
  ),
};

let world: SlackWorld;
beforeEach(async () => {
  world = await slackWorld({ groups: [{ group, channel: CHANNEL }], people, at: '2026-03-03T16:58:00.000Z' });
  await command(ADA, '/meeting', 'start');
  await command(ADA, '/meeting', 'start');
});
afterEach(() => world.close());

async function command(who: string, word: string, text: string): Promise<void> {
  await world.slack.command(who, CHANNEL, word, text);
  await world.settle();
}

/** The markup of the messages that everybody sees, as it is. */
const markup = (): string[] =>
  (world.slack.at.messages.get(CHANNEL) ?? [])
    .filter(({ byBot, onlyFor }) => byBot && onlyFor === undefined)
    .map(({ blocks }) => JSON.stringify(blocks));
const shownOf = (words: string): string => markup().findLast((text) => text.includes(words)) ?? '';

test('the owners of an action are notified, whether they are known by their id, their address, or are guests', async () => {
  await command(ADA, '/action', `<@${SOL}>, <@${LOU}>, <@${EVE}>, <@${ADA}> mend the lamp`);
  const shown = shownOf('mend the lamp');
  for (const who of [SOL, LOU, EVE]) expect(shown).toContain(`<@${who}>`);
  expect(shown).toContain('@ada');
  expect(shown).not.toContain(`<@${ADA}>`);
  expect(world.slack.calls.filter(({ method }) => method === 'users.lookupByEmail')).toHaveLength(1);
});

test('who is only named is not notified, whatever they are called', async () => {
  await command(EVE, '/note', 'a moth');
  await command(KIM, '/note', 'a bat for @sol');
  expect(markup().join('\n')).toContain('&lt;!channel&gt; – a moth');
  expect(markup().join('\n')).not.toMatch(/<!channel>|<@/u);
});

test('who is asked to look at the minutes is notified, and again by the reminder', async () => {
  await world.slack.react(KIM, CHANNEL, roll(), 'hand');
  await world.slack.react(ADA, CHANNEL, roll(), 'hand');
  await world.settle();
  await command(ADA, '/meeting', 'end');
  expect(shownOf('For review')).toMatch(new RegExp(`For review: .*<@${KIM}>`, 'u'));
  const before = markup().join('\n').split(`<@${KIM}>`).length;
  world.clock.set(addMilliseconds(world.clock.now(), 61 * 60_000));
  await world.settle();
  expect(shownOf('please review the minutes')).toContain(`<@${KIM}>`);
  expect(markup().join('\n').split(`<@${KIM}>`)).toHaveLength(before + 1);
});

function roll(): string {
  const found = (world.slack.at.messages.get(CHANNEL) ?? []).find(
    ({ byBot, text }) => byBot && text.includes('Roll call'),
  );
  return found?.ts ?? '';
}
