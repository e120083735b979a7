import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Sqlite from 'better-sqlite3';

import { takeOverSlackFile } from '../../src/chat/slack/old-file.ts';
import type { SlackConnection } from '../../src/chat/slack/receiver.ts';
import type { SlackChat } from '../../src/chat/slack/slack.ts';
import { handClock, type HandClock } from '../../src/clock/hand.ts';
import { sayText } from '../../src/meeting/message.ts';
import type { AdapterMemory } from '../../src/ports/adapter-memory.ts';
import type { OutgoingPost } from '../../src/ports/chat.ts';
import { StoreUnavailable } from '../../src/ports/store.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { until } from '../doubles/eventually.ts';
import { fullDisk, type FullDisk } from '../doubles/full-disk.ts';
import { rememberingListener } from '../doubles/listener.ts';
import { payload } from '../doubles/slack/envelopes.ts';
import { fakeSlack, type FakeSlack } from '../doubles/slack/slack.ts';
import { testSlackChat } from '../doubles/slack/test-slack-chat.ts';

// What the adapter has to know after a restart is on disk before anything is sent or acknowledged because of it.

const CHANNEL = 'C0LOBBY00';
const ROOM = `slack:${CHANNEL}`;
const KIM = 'U0KIM0000';
const NOW = '2026-03-03T17:00:00.000Z';

let slack: FakeSlack;
let chat: SlackChat;
let clock: HandClock;
let disk: FullDisk;
let { heard, hear } = rememberingListener();

const overSocket = (): SlackConnection => ({ kind: 'socket', appToken: slack.appToken });

function open(memory: AdapterMemory, connection = overSocket()): SlackChat {
  return testSlackChat(slack, {
    connection,
    rooms: [ROOM],
    memory,
    clock,
  });
}

async function start(memory: AdapterMemory): Promise<void> {
  chat = open(memory);
  await chat.start(hear);
  await until(() => slack.lines.count() >= 2);
}

beforeEach(async () => {
  clock = handClock(NOW);
  ({ heard, hear } = rememberingListener());
  slack = await fakeSlack({
    people: [{ id: KIM, login: 'kim', displayName: 'Kim' }],
    channels: [CHANNEL],
    now: () => Date.parse(clock.now()),
    minuteMs: 50,
  });
  disk = fullDisk(memoryStore());
  await start(disk.store.memory('slack'));
});
afterEach(async () => {
  disk.empty();
  await chat.stop();
  await slack.close();
});

const post = (id: string): OutgoingPost => ({ kind: 'post', id, room: ROOM, message: sayText('a moth') });
const posts = (): string[] =>
  (slack.at.messages.get(CHANNEL) ?? []).filter(({ byBot }) => byBot).map(({ text }) => text);

test('nothing is sent of which the disk does not know that it is going to be', async () => {
  disk.fill();
  await expect(chat.send(post('o1'))).rejects.toBeInstanceOf(StoreUnavailable);
  expect(posts()).toEqual([]);
  disk.empty();
  await chat.send(post('o1'));
  expect(posts()).toEqual(['a moth']);
});

test('what was sent and could not be written down is not sent again', async () => {
  const done = Promise.withResolvers<void>();
  slack.fault('chat.postMessage', { kind: 'late', until: done.promise });
  const sending = chat.send(post('o1'));
  await until(() => posts().length === 1);
  disk.fill();
  done.resolve();
  await expect(sending).rejects.toThrow('The disk is full');
  await chat.stop();
  disk.empty();
  await start(disk.store.memory('slack'));
  const again = await chat.send(post('o1'));
  expect(again).toBe(slack.at.messages.get(CHANNEL)?.[0]?.ts);
  expect(posts()).toEqual(['a moth']);
});

test('that Slack held events back is acknowledged only when it is on disk', async () => {
  await chat.stop();
  const http = { kind: 'http', signingSecret: slack.signingSecret, host: '127.0.0.1', port: 0 } as const;
  chat = open(disk.store.memory('slack'), http);
  await chat.start(hear);
  slack.requestUrl = `http://127.0.0.1:${chat.port()}/slack/events`;
  const minute = Math.floor(Date.parse(NOW) / 1000) - 60;
  const body = payload('app-rate-limited', { minute_rate_limited: minute });
  const tell = (): Promise<unknown> => slack.delivery.deliver({ type: 'events_api', payload: body });
  disk.fill();
  await expect(tell()).rejects.toThrow('the app answered 500');
  disk.empty();
  await expect(tell()).resolves.toEqual({});
});

test('what people say and do is in no record', async () => {
  const written: string[] = [];
  const plain = memoryStore().store.memory('slack');
  await chat.stop();
  await start({
    ...plain,
    write(changes) {
      written.push(JSON.stringify(changes));
      return plain.write(changes);
    },
  });
  const asked = await chat.send({
    ...post('o1'),
    message: { ...sayText('who is here?'), offers: [{ emoji: '✋', label: 'Here' }] },
  });
  for (const text of ['the quagga', '#info the quagga']) await slack.say(KIM, CHANNEL, text);
  await slack.command(KIM, CHANNEL, '/meeting', 'note the quagga');
  const ts = await slack.say(KIM, CHANNEL, 'a quagga');
  await slack.react(KIM, CHANNEL, ts, 'zebra_face');
  await slack.edit(KIM, CHANNEL, ts, 'no quagga');
  await slack.react(KIM, CHANNEL, asked ?? '', 'hand');
  await chat.stop();
  expect(heard.map(({ kind }) => kind)).toEqual([
    'message',
    'message',
    'message',
    'message',
    'reaction',
    'edit',
    'reaction',
  ]);
  expect(written.join()).toContain('✋');
  expect(written.join()).not.toMatch(/quagga|🦓|zebra|who is here/u);
});

test('nothing is sent again that an older Gavel sent, by what its file says', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-slack-'));
  const file = join(folder, 'slack.sqlite');
  // Sent, and in the channel, but the older Gavel was killed before Slack said so.
  await chat.send(post('o2'));
  await chat.stop();
  const database = new Sqlite(file);
  database.exec(`
    CREATE TABLE sent (id TEXT PRIMARY KEY, tried_at TEXT NOT NULL, done INTEGER NOT NULL, message TEXT) STRICT;
    INSERT INTO sent VALUES ('o1', '${NOW}', 1, '1772553600.000100'), ('o2', '${NOW}', 0, NULL);
    PRAGMA user_version = 1;`);
  database.close();
  const memory = memoryStore().store.memory('slack');
  await takeOverSlackFile(memory, file, clock.now());
  await start(memory);
  expect(await chat.send(post('o1'))).toBe('1772553600.000100');
  expect(await chat.send(post('o2'))).toBe(slack.at.messages.get(CHANNEL)?.[0]?.ts);
  expect(posts()).toEqual(['a moth']);
  await chat.send(post('o3'));
  expect(posts()).toHaveLength(2);
  await rm(folder, { recursive: true });
});
