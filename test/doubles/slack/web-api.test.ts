import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';

import { fakeSlack, type FakeSlack } from './slack.ts';

// The fake is as strict as docs.slack.dev ("conversations.history").

const OPEN = 'C0OPEN000';
const CLOSED = 'C0CLOSED0';
const KIM = 'U0KIM0000';

let slack: FakeSlack;
let client: WebClient;
beforeEach(async () => {
  slack = await fakeSlack({ people: [{ id: KIM, login: 'kim', displayName: 'Kim' }], channels: [OPEN, CLOSED] });
  slack.at.privateChannels.add(CLOSED);
  client = new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } });
});
afterEach(() => slack.close());

function say(channel: string, text: string): string {
  const ts = slack.at.ts();
  return slack.at.add(channel, { ts, user: KIM, text, byBot: false, reactions: [] }).ts;
}

test('the bounds of a time are left out of it, unless it is inclusive', async () => {
  const [oldest = '', , latest = ''] = ['one', 'two', 'three'].map((text) => say(OPEN, text));
  const within = async (inclusive: boolean) => {
    const { messages = [] } = await client.conversations.history({ channel: OPEN, oldest, latest, inclusive });
    return messages.map(({ text }) => text);
  };
  expect(await within(false)).toEqual(['two']);
  expect(await within(true)).toEqual(['three', 'two', 'one']);
});

test.each([
  [OPEN, 'channels:history'],
  [CLOSED, 'groups:history'],
  ['D0KIM0000', 'im:history'],
])('the history of %s needs %s and no other scope', async (channel, scope) => {
  await client.conversations.open({ users: KIM });
  const ts = say(channel, 'a moth');
  slack.scopes = [scope];
  await client.conversations.history({ channel });
  await client.conversations.replies({ channel, ts });
  slack.scopes = ['channels:history', 'groups:history', 'im:history'].filter((one) => one !== scope);
  await expect(client.conversations.history({ channel })).rejects.toMatchObject({ data: { needed: scope } });
  await expect(client.conversations.replies({ channel, ts })).rejects.toMatchObject({ data: { needed: scope } });
});

test('what somebody typed has blocks in the history, as in its event', async () => {
  say(OPEN, '> a `moth`');
  const { messages = [] } = await client.conversations.history({ channel: OPEN });
  expect(messages[0]?.blocks).toMatchObject([{ type: 'rich_text' }]);
});
