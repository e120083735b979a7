import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';
import { createEmulator, type Emulator } from 'emulate';

import { checkSlack } from '../../src/chat/slack/check.ts';
import { BOT_SCOPES } from '../../src/chat/slack/scopes.ts';
import { slackChat, type SlackChat } from '../../src/chat/slack/slack.ts';
import { handClock, type HandClock } from '../../src/clock/hand.ts';
import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import { itemLine, messageOf, sayText } from '../../src/meeting/message.ts';
import type { AdapterMemory } from '../../src/ports/adapter-memory.ts';
import { UndeliverableMessage, type OutgoingPost } from '../../src/ports/chat.ts';
import { SILENT_LOG } from '../../src/ports/operator-log.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { until } from '../doubles/eventually.ts';
import { rememberingListener } from '../doubles/listener.ts';
import { onLoopback } from '../doubles/loopback.ts';
import { payload } from '../doubles/slack/envelopes.ts';
import { deliverOverHttp } from '../doubles/slack/requests.ts';

// The calls to the Web API once more, against an emulation of Slack that somebody else wrote. It has no Socket Mode, no
// commands and no rate limits, and takes any blocks: for those there is the strict fake.

const TOKENS = { gavel: 'xoxb-gavel', tux: 'xoxp-tux', sjn: 'xoxp-sjn' };
const PEOPLE_MAY = [...Object.keys(BOT_SCOPES), 'channels:manage', 'channels:write', 'im:read'];
const SECRET = 'the-signing-secret';

interface Place {
  readonly channel: string;
  readonly room: string;
  readonly idOf: (name: string) => string;
}

let emulate: Emulator;
let chat: SlackChat;
let clock: HandClock;
let at: Place;
let { heard, hear } = rememberingListener();
let memory: AdapterMemory;

const as = (who: keyof typeof TOKENS): WebClient =>
  new WebClient(TOKENS[who], { slackApiUrl: `${onLoopback(emulate.url)}/api/`, retryConfig: { retries: 0 } });

async function look(): Promise<Place> {
  const { channels = [] } = await as('tux').conversations.list();
  const { members = [] } = await as('tux').users.list({});
  const channel = channels.find(({ name }) => name === 'lobby')?.id ?? '';
  return {
    channel,
    room: `slack:${channel}`,
    idOf: (name) => members.find((member) => member.name === name)?.id ?? `nobody is ${name}`,
  };
}

const open = (): SlackChat =>
  slackChat({
    botToken: TOKENS.gavel,
    connection: { kind: 'http', signingSecret: SECRET, host: '127.0.0.1', port: 0 },
    rooms: [at.room],
    memory,
    clock,
    log: SILENT_LOG,
    recordsBy: ['🚩'],
    pages: { read: () => [], watch: () => () => undefined },
    apiUrl: `${onLoopback(emulate.url)}/api/`,
  });

beforeEach(async () => {
  memory = memoryStore().store.memory('slack');
  clock = handClock(new Date().toISOString());
  ({ heard, hear } = rememberingListener());
  emulate = await createEmulator({
    service: 'slack',
    port: 0,
    seed: {
      slack: {
        team: { name: 'Lantern', domain: 'lantern' },
        users: ['tux', 'sjn', 'gavel'].map((name) => ({
          name,
          real_name: name.toUpperCase(),
          email: `${name}@example.org`,
          profile: { display_name: `${name}!` },
        })),
        channels: [{ name: 'lobby' }],
        tokens: Object.entries(TOKENS).map(([user, token]) => ({
          token,
          user,
          scopes: user === 'gavel' ? Object.keys(BOT_SCOPES) : PEOPLE_MAY,
        })),
        strict_scopes: true,
      },
    },
  });
  at = await look();
  chat = open();
  await chat.start(hear);
});
afterEach(async () => {
  await chat.stop();
  await emulate.close();
});

const post = (id: string, words: string): OutgoingPost => ({
  kind: 'post',
  id,
  room: at.room,
  message: sayText(words),
});
const history = async () => (await as('tux').conversations.history({ channel: at.channel })).messages ?? [];

describe('saying', () => {
  test('a post, its edit and a mark on somebody’s message', async () => {
    const { ts: said = '' } = await as('tux').chat.postMessage({ channel: at.channel, text: '#info hello' });
    const message1 = await chat.send(post('o1', 'Present (1): <tux> & others'));
    clock.set(addMilliseconds(clock.now(), 5000));
    await chat.send({ ...post('o2', ''), message: messageOf(itemLine('Present (2)')), edits: message1 ?? '' });
    await chat.send({ kind: 'mark', id: 'm1', room: at.room, target: said, mark: '#11', sign: '🚩' });
    await chat.send({ kind: 'mark', id: 'm1', room: at.room, target: said, mark: '#11', sign: '🚩' });

    const [edited, info] = await history();
    expect(edited).toMatchObject({ ts: message1, blocks: [{ type: 'section', text: { text: '• Present (2)' } }] });
    expect(info?.reactions?.map(({ name }) => name)).toEqual(['triangular_flag_on_post']);
  });

  test('once, though Gavel does not know what came of the first attempt', async () => {
    await chat.send(post('o0', 'before'));
    const ts = await chat.send(post('o1', 'Topic 1'));
    const { messages = [] } = await as('gavel').conversations.history({
      channel: at.channel,
      include_all_metadata: true,
    });
    expect(messages[0]?.metadata).toMatchObject({ event_payload: { id: 'o1' } });
    expect(await chat.send(post('o1', 'Topic 1'))).toBe(ts);
    expect(await history()).toHaveLength(2);
  });

  test('in a thread, in a direct message, and to one person', async () => {
    const { ts: said = '' } = await as('tux').chat.postMessage({ channel: at.channel, text: 'hello' });
    await chat.send({ ...post('o1', 'in the thread'), replyTo: said });
    const direct = { kind: 'direct', id: 'd1', room: at.room, message: sayText('Two actions are open') } as const;
    const to = { platform: 'slack', id: at.idOf('sjn'), name: 'sjn' };
    await chat.send({ ...direct, to });
    await chat.send({ kind: 'answer', id: 'a1', room: at.room, to, message: sayText('Did you mean /topic?') });

    const { messages: thread = [] } = await as('tux').conversations.replies({ channel: at.channel, ts: said });
    expect(thread.map(({ text }) => text)).toEqual(['hello', 'in the thread']);
    const { channel: own } = await as('gavel').conversations.open({ users: to.id });
    const { messages: alone = [] } = await as('gavel').conversations.history({ channel: own?.id ?? '' });
    expect(alone.map(({ text }) => text)).toEqual(['Two actions are open']);
    expect((await history()).map(({ text }) => text)).not.toContain('Did you mean /topic?');
  });

  test('what can never be sent is Undeliverable', async () => {
    await expect(chat.send({ ...post('o1', 'x'), edits: '1.000001' })).rejects.toBeInstanceOf(UndeliverableMessage);
    const mark = { kind: 'mark', id: 'm1', room: at.room, target: '1.000001', mark: '#1', sign: '✏' } as const;
    await expect(chat.send(mark)).rejects.toBeInstanceOf(UndeliverableMessage);
  });
});

const deliver = (name: string, event: object): Promise<unknown> =>
  deliverOverHttp(
    `http://127.0.0.1:${chat.port()}/slack/events`,
    SECRET,
    { type: 'events_api', payload: payload(name, { event: { channel: at.channel, ...event } }) },
    0,
  );

describe('hearing asks who and what', () => {
  test('who spoke, and whom they mention', async () => {
    const text = `!action <@${at.idOf('sjn')}> write it`;
    await deliver('message', { user: at.idOf('tux'), text });
    expect(heard).toMatchObject([
      {
        by: { id: at.idOf('tux'), name: 'tux!', email: 'tux@example.org', login: 'tux' },
        text: `!action <@${at.idOf('sjn')}> write it`,
        mentions: [{ user: { id: at.idOf('sjn') } }],
      },
    ]);
  });

  test('the message to which somebody reacted', async () => {
    const { ts } = await as('tux').chat.postMessage({ channel: at.channel, text: 'write the rules' });
    const item1 = { type: 'message', channel: at.channel, ts };
    await deliver('reaction-added', { user: at.idOf('sjn'), reaction: 'triangular_flag_on_post', item: item1 });
    expect(heard).toMatchObject([{ emoji: '🚩', target: { text: 'write the rules', by: { id: at.idOf('tux') } } }]);
  });

  test('who reacted to an open roll call while Gavel was away', async () => {
    const rollCall = { ...sayText('Roll call'), offers: [{ emoji: '✋', label: 'I am here' }] };
    const timestamp = (await chat.send({ ...post('o1', ''), message: rollCall })) ?? '';
    await as('tux').reactions.add({ channel: at.channel, timestamp, name: 'hand' });
    await as('sjn').reactions.add({ channel: at.channel, timestamp, name: 'hand' });
    await chat.stop();
    chat = open();
    await chat.start(hear);
    await until(() => heard.length >= 2);
    expect(heard.map(({ by }) => by.id).toSorted()).toEqual([at.idOf('tux'), at.idOf('sjn')].toSorted());
  });
});

test('gavel doctor finds everything in order, and a channel that is not there', async () => {
  const found = await checkSlack({
    botToken: TOKENS.gavel,
    rooms: [at.room, 'slack:C0NOWHERE'],
    apiUrl: `${onLoopback(emulate.url)}/api/`,
  });
  expect(found.map(({ state }) => state)).toEqual(expect.arrayContaining(['ok', 'fail']));
  expect(found.find(({ what }) => what.includes(at.room))).toMatchObject({ state: 'ok' });
  expect(found.find(({ what }) => what.includes('C0NOWHERE'))?.found).toContain('channel_not_found');
});
