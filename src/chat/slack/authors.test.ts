import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { rememberingListener } from '../../../test/doubles/listener.ts';
import { fakeSlack, type FakeSlack } from '../../../test/doubles/slack/slack.ts';
import { testSlackChat } from '../../../test/doubles/slack/test-slack-chat.ts';
import { sayText } from '../../meeting/message.ts';
import type { AdapterMemory } from '../../ports/adapter-memory.ts';
import type { RelayAuthor, OutgoingPost } from '../../ports/chat.ts';
import { memoryStore } from '../../store/memory/memory.ts';
import type { SlackChat } from './slack.ts';

const CHANNEL = 'C0LOBBY00';
const ROOM = `slack:${CHANNEL}`;
const KIM = { id: 'U0KIM0000', login: 'kim', displayName: 'Kim', picture: 'https://example.org/kim.png' };

let slack: FakeSlack;
let chat: SlackChat;
let { heard, hear } = rememberingListener();
let memory: AdapterMemory;

async function begin(): Promise<void> {
  chat = testSlackChat(slack, {
    rooms: [ROOM],
    memory,
    recordsBy: ['🚩'],
    waits: { retryMs: 20, stopMs: 2000 },
  });
  await chat.start(hear);
}
beforeEach(async () => {
  memory = memoryStore().store.memory('slack');
  slack = await fakeSlack({ people: [KIM], channels: [CHANNEL] });
  ({ heard, hear } = rememberingListener());
  await begin();
});
afterEach(async () => {
  await chat.stop();
  await slack.close();
});

const post = (id: string, words: string, author: Partial<RelayAuthor> = {}): OutgoingPost => ({
  kind: 'post',
  id,
  room: ROOM,
  message: sayText(words),
  author: { name: 'Kim Osei', platform: 'Matrix', ...author },
});
const shown = () =>
  slack.at.messages.get(CHANNEL)?.map(({ username, icon, text }) => [username, icon, text].filter(Boolean).join(' | '));

test('what is relayed stands under the name and the picture of its author, with where they are', async () => {
  await chat.send(post('o1', 'good evening', { id: KIM.id }));
  await chat.send(post('o2', 'hello', { name: '  <!channel> \u202Enimda ', platform: 'web room' }));
  await chat.send(post('o3', 'well', { name: 'x'.repeat(200), platform: 'irc' }));
  expect(shown()).toEqual([
    'Kim Osei (Matrix) | https://example.org/kim.png | good evening',
    '<!channel> nimda (web room) | hello',
    `${'x'.repeat(59)}… (irc) | well`,
  ]);
});

test('without the scope the name stands before the words, and an edit keeps to it', async () => {
  slack.scopes = slack.scopes.filter((scope) => scope !== 'chat:write.customize');
  await chat.stop();
  await begin();
  const message = await chat.send(post('o1', 'good evening'));
  slack.scopes = [...slack.scopes, 'chat:write.customize'];
  await chat.stop();
  await begin();
  await chat.send({ ...post('o2', 'good night'), edits: message ?? '' });
  await chat.send(post('o3', 'bye'));
  expect(shown()).toEqual(['Kim Osei: good night', 'Kim Osei (Matrix) | bye']);
});

test('an edit after a restart keeps the name where it is', async () => {
  const message = await chat.send(post('o1', 'good evening'));
  await chat.stop();
  await begin();
  await chat.send({ ...post('o2', 'good night'), edits: message ?? '' });
  expect(shown()).toEqual(['Kim Osei (Matrix) | good night']);
});

test('what goes out before Gavel is connected stands under its author too', async () => {
  await chat.stop();
  slack.fault('auth.test', { kind: 'error', status: 503 });
  await begin();
  await chat.send(post('o1', 'good evening'));
  expect(shown()).toEqual(['Kim Osei (Matrix) | good evening']);
});

test('what stands under another name is still never heard', async () => {
  const message = await chat.send(post('o1', 'good evening'));
  await chat.send({ ...post('o2', '/meeting end'), edits: message ?? '' });
  await slack.say(KIM.id, CHANNEL, 'done', message);
  expect(heard).toMatchObject([{ kind: 'message', text: 'done', replyTo: message }]);
});
