import { afterEach, beforeEach, expect, test } from '@jest/globals';

import type { SlackChat } from '../../src/chat/slack/slack.ts';
import { handClock, type HandClock } from '../../src/clock/hand.ts';
import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import { sayText } from '../../src/meeting/message.ts';
import type { Heard } from '../../src/ports/chat.ts';
import { SILENT_LOG } from '../../src/ports/operator-log.ts';
import { createOutboxSender } from '../../src/secretary/outbox-sender.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { until } from '../doubles/eventually.ts';
import { fakeSlack, type FakeSlack } from '../doubles/slack/slack.ts';
import { testSlackChat } from '../doubles/slack/test-slack-chat.ts';

// What goes wrong between Slack and Gavel, counted: nothing is lost, and nothing is doubled.

const CHANNEL = 'C0LOBBY00';
const ROOM = `slack:${CHANNEL}`;
const NINE = '2026-11-24T09:00:00.000Z';
const PEOPLE = Array.from({ length: 20 }, (_, i) => ({ id: `U0VOTER${i}`, login: `v${i}`, displayName: `Voter ${i}` }));

let slack: FakeSlack;
let chat: SlackChat;
let clock: HandClock;
let heard: Map<string, number>;

/** Counts how often each thing is heard; the inbox knows the second time by its id. */
const hear = async ({ id }: Heard): Promise<void> => void heard.set(id, (heard.get(id) ?? 0) + 1);

beforeEach(async () => {
  clock = handClock(NINE);
  heard = new Map();
  const now = (): number => Date.parse(clock.now());
  slack = await fakeSlack({ people: PEOPLE, channels: [CHANNEL], now, minuteMs: 50 });
  chat = testSlackChat(slack, {
    rooms: [ROOM],
    clock,
  });
  await chat.start(hear);
  await until(() => slack.lines.count() >= 2);
});
afterEach(async () => {
  await chat.stop();
  await slack.close();
});

const posts = (): string[] =>
  (slack.at.messages.get(CHANNEL) ?? []).filter(({ byBot }) => byBot).map(({ text }) => text);

/** Sends so many messages, turning the clock second by second until all are sent. */
async function sendAll(count: number, turned: (second: number) => void = () => undefined): Promise<void> {
  const { store } = memoryStore();
  const out = createOutboxSender([chat], store, clock, SILENT_LOG);
  const items = Array.from({ length: count }, (_, i) => ({
    id: `o${i}`,
    room: ROOM,
    outgoing: { kind: 'post' as const, id: `o${i}`, room: ROOM, message: sayText(`message ${i}`) },
  }));
  await store.commit({ outbox: items });
  out.poke([ROOM]);
  for (let second = 1; second <= 1200; second += 1) {
    await out.idle();
    if ((await store.waiting()).length === 0) break;
    turned(second);
    clock.set(addMilliseconds(NINE, second * 1000));
  }
  await out.stop();
}

/** Slack's own tries may be over before a busy machine has made a connection anew: then it delivers once more. */
async function allDelivered(): Promise<boolean> {
  if (slack.lines.count() > 0) await slack.delivery.again();
  return slack.delivery.left() === 0;
}

const wanted = (count: number): string[] => Array.from({ length: count }, (_, i) => `message ${i}`);

test('a connection that is cut before the acknowledgement: the event comes again, and is one event', async () => {
  let cuts = 3;
  slack.lines.cutBeforeAck = ({ type }) => type === 'events_api' && (cuts -= 1) >= 0;
  const said = await Promise.allSettled(PEOPLE.map(({ id }, i) => slack.say(id, CHANNEL, `/note ${i}`)));
  // A cut takes along what else was on its way over that connection.
  expect(said.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(3);
  await until(allDelivered);

  expect(heard.size).toBe(PEOPLE.length);
  expect([...heard.values()]).toEqual(PEOPLE.map(() => 1));
  expect(slack.lines.delivered()).toBeGreaterThan(PEOPLE.length);
});

test('a refresh in the middle of a vote: every ballot is heard', async () => {
  const motion = await slack.say('U0VOTER0', CHANNEL, '#startvote shall we?');
  const votes = PEOPLE.map(async ({ id }, i) => {
    if (i === 5 || i === 12) slack.lines.refresh('first');
    await slack.react(id, CHANNEL, motion, '+1').catch(() => undefined);
  });
  await Promise.all(votes);
  await until(allDelivered);

  expect([...heard.keys()]).toHaveLength(1 + PEOPLE.length);
  await until(() => slack.lines.count() >= 2);
});

test('an answer that is cut after the delivery is looked up, and not sent again', async () => {
  slack.fault('chat.postMessage', { kind: 'cut-after' }, { kind: 'cut-before' }, { kind: 'error', status: 503 });
  await sendAll(5);
  expect(posts()).toEqual(wanted(5));
});

test('a storm of 429: everything is sent once, in order, and not before Slack allows it', async () => {
  let calls = 0;
  const tooEarly: number[] = [];
  let allowedAt = 0;
  slack.faults = (method) => {
    if (method !== 'chat.postMessage') return undefined;
    if (Date.parse(clock.now()) < allowedAt) tooEarly.push(calls);
    calls += 1;
    if (calls % 2 === 0) return undefined;
    allowedAt = Date.parse(clock.now()) + 7000;
    return { kind: 'rate-limited', seconds: 7 };
  };
  await sendAll(10);
  expect(posts()).toEqual(wanted(10));
  expect(tooEarly).toEqual([]);
  expect(calls).toBe(20);
});

test('Slack is down for a minute: what was to be said is said afterwards, once and in order', async () => {
  slack.down = true;
  slack.lines.cut();
  await sendAll(5, (second) => {
    if (second === 60) slack.down = false;
  });
  expect(posts()).toEqual(wanted(5));

  await until(() => slack.lines.count() >= 2);
  await slack.say('U0VOTER1', CHANNEL, '/note back again');
  expect(heard.size).toBe(1);
});
