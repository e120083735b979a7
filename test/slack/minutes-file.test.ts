import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { slackWorld, type SlackWorld } from '../doubles/slack/slack-world.ts';
import { smallGroupOnSlack } from '../doubles/slack/small-group-on-slack.ts';

// `/meeting minutes` gives a file to the person who asked, and to nobody else.

const CHANNEL = 'C0LAMPS00';
const ADA = 'U0ADA0000';
const DIRECT = 'D0ADA0000';
const people = [{ id: ADA, login: 'ada', displayName: 'Ada' }];
const group = smallGroupOnSlack(people);

let world: SlackWorld;
beforeEach(async () => {
  world = await slackWorld({ groups: [{ group, channel: CHANNEL }], people, at: '2026-03-03T16:58:00.000Z' });
  for (const text of ['start', 'start', 'note a moth & a <bat>']) await command(text);
});
afterEach(() => world.close());

async function command(text: string): Promise<void> {
  await world.slack.command(ADA, CHANNEL, '/meeting', text);
  await world.settle();
}

const shared = () =>
  (world.slack.at.messages.get(DIRECT) ?? []).flatMap(({ files = [], text }) => files.map((id) => [id, text]));
const textOf = (id = ''): string => new TextDecoder().decode(world.slack.at.uploads.get(id)?.bytes);
const answers = (): string[] =>
  (world.slack.at.messages.get(CHANNEL) ?? []).filter(({ onlyFor }) => onlyFor === ADA).map(({ text }) => text);

test('the minutes come as a file in a direct message, and the answer says so', async () => {
  await command('minutes');
  const [[id, words] = []] = shared();
  expect(words).toBe('The minutes so far:');
  expect(world.slack.at.uploads.get(id ?? '')?.name).toBe('2026-03-03.md');
  expect(textOf(id)).toContain('## Agenda');
  expect(answers().at(-1)).toBe('I sent you 2026-03-03.md in a direct message.');
});

test('asked for in a direct message, they come there', async () => {
  await world.slack.say(ADA, DIRECT, 'minutes');
  await world.settle();
  expect(shared()).toHaveLength(1);
});

test.each(['files.getUploadURLExternal', 'files.completeUploadExternal', 'chat.postEphemeral'])(
  'a cut behind %s makes no second file',
  async (method) => {
    world.slack.fault(method, { kind: 'cut-after' });
    await command('minutes');
    expect(shared()).toHaveLength(1);
  },
);

test('while Slack cannot tell whether the file is there, it is not shared again', async () => {
  world.slack.fault('files.completeUploadExternal', { kind: 'cut-after' });
  world.slack.fault('files.info', { kind: 'refused', error: 'internal_error' });
  await command('minutes');
  expect(shared()).toHaveLength(1);
  expect(answers().at(-1)).toBe('I sent you 2026-03-03.md in a direct message.');
});

test('a file that comes too soon is not uploaded again', async () => {
  world.slack.fault('files.completeUploadExternal', { kind: 'rate-limited', seconds: 5 });
  await command('minutes');
  expect(shared()).toHaveLength(1);
  expect(world.slack.at.uploads.size).toBe(1);
});

test('an app that may not share files, or a workspace that takes none, has them in words', async () => {
  world.slack.fault('files.completeUploadExternal', { kind: 'refused', error: 'file_uploads_disabled' });
  const before = answers().length;
  await command('minutes');
  expect(shared()).toEqual([]);
  expect(answers()).toHaveLength(before + 1);
  expect(answers().at(-1)).toContain('Agenda');

  world.slack.scopes = world.slack.scopes.filter((scope) => scope !== 'files:write');
  await world.restart();
  await command('minutes');
  expect(shared()).toEqual([]);
  expect(answers()).toHaveLength(before + 2);
  expect(answers().at(-1)).toContain('Agenda');
});
