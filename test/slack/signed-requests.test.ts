import { createHmac } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { SlackChat } from '../../src/chat/slack/slack.ts';
import { rememberingListener } from '../doubles/listener.ts';
import { problemsTo } from '../doubles/log-to.ts';
import { payload } from '../doubles/slack/envelopes.ts';
import { fakeSlack, type FakeSlack } from '../doubles/slack/slack.ts';
import { testSlackChat } from '../doubles/slack/test-slack-chat.ts';

// What reaches Gavel over HTTP may be from anybody: only what Slack signed lately is heard
// (docs.slack.dev, "Verifying requests from Slack").

const CHANNEL = 'C0LOBBY00';
const TUX = { id: 'U0TUX0000', login: 'tux', displayName: 'Tux' };

let slack: FakeSlack;
let chat: SlackChat;
let { heard, hear } = rememberingListener();
let troubles: string[];

beforeEach(async () => {
  slack = await fakeSlack({ people: [TUX], channels: [CHANNEL] });
  ({ heard, hear } = rememberingListener());
  troubles = [];
  chat = testSlackChat(slack, {
    connection: { kind: 'http', signingSecret: slack.signingSecret, host: '127.0.0.1', port: 0 },
    rooms: [`slack:${CHANNEL}`],
    log: problemsTo((problem, facts) => void troubles.push(`${problem} ${JSON.stringify(facts ?? {})}`)),
  });
  await chat.start(hear);
});
afterEach(async () => {
  await chat.stop();
  await slack.close();
});

const now = (): number => Math.floor(Date.now() / 1000);
const sign = (body: string, at: number, secret = slack.signingSecret): Record<string, string> => ({
  'Content-Type': 'application/json',
  'X-Slack-Request-Timestamp': String(at),
  'X-Slack-Signature': `v0=${createHmac('sha256', secret).update(`v0:${at}:${body}`).digest('hex')}`,
});
const FORM = 'application/x-www-form-urlencoded';
const signedForm = (body: string): [string, Record<string, string>] => [
  body,
  { ...sign(body, now()), 'Content-Type': FORM },
];
const post = async (body: string, headers: Record<string, string>, path = 'slack/events'): Promise<number> => {
  const answer = await fetch(`http://127.0.0.1:${chat.port()}/${path}`, { method: 'POST', headers, body });
  return answer.status;
};

const said = JSON.stringify(payload('message', { event: { channel: CHANNEL, user: TUX.id, text: '!note hello' } }));
const without = (name: string, headers: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

test('what Slack signed is heard, and answered when that is done', async () => {
  expect(await post(said, sign(said, now()))).toBe(200);
  expect(heard).toMatchObject([{ kind: 'message', text: '!note hello' }]);
});

test('what could not be saved is answered with 500, and the operator is told once', async () => {
  await chat.stop();
  await chat.start(async () => {
    throw new Error('the disk is full');
  });
  expect(await post(said, sign(said, now()))).toBe(500);
  // Bolt's own timer, which would report it a second time.
  await pause(3100);
  expect(troubles).toEqual([expect.stringMatching(/^Something that Slack sent couldn't be saved.*the disk is full/u)]);
});

describe('refused, and nothing is heard', () => {
  test.each<[string, number, () => [string, Record<string, string>]]>([
    ['a signature with another secret', 401, () => [said, sign(said, now(), 'guessed')]],
    ['a signature of another body', 401, () => [said, sign(said.replace('hello', 'hallo'), now())]],
    [
      'a signature of another time',
      401,
      () => [said, { ...sign(said, now()), 'X-Slack-Request-Timestamp': String(now() - 1) }],
    ],
    ['an unknown version of signatures', 401, () => [said, { ...sign(said, now()), 'X-Slack-Signature': 'v1=abc' }]],
    ['what was signed more than five minutes ago', 401, () => [said, sign(said, now() - 301)]],
    ['what was signed for more than five minutes later', 401, () => [said, sign(said, now() + 310)]],
    ...['null', '5', '"text"', '[]'].flatMap((nothing): [string, number, () => [string, Record<string, string>]][] => [
      [`a signed body that is ${nothing}`, 400, () => [nothing, sign(nothing, now())]],
      [`a signed form whose payload is ${nothing}`, 400, () => signedForm(`payload=${encodeURIComponent(nothing)}`)],
    ]),
    ['no signature', 401, () => [said, without('X-Slack-Signature', sign(said, now()))]],
    ['no time', 401, () => [said, without('X-Slack-Request-Timestamp', sign(said, now()))]],
    ['a time that is none', 401, () => [said, { ...sign(said, now()), 'X-Slack-Request-Timestamp': 'noon' }]],
    ['neither JSON nor a form', 415, () => [said, { ...sign(said, now()), 'Content-Type': 'text/plain' }]],
    ['JSON that cannot be read', 400, () => ['{"type":', sign('{"type":', now())]],
    ['a body of more than a megabyte', 413, () => ['x'.repeat(2 ** 20 + 1), sign('x', now())]],
    [
      'an event that hides behind the check of the certificate',
      200,
      () => [`ssl_check=1&payload=${encodeURIComponent(said)}`, { 'Content-Type': FORM }],
    ],
  ])('%s: %i', async (_, status, request) => {
    expect(await post(...request())).toBe(status);
    expect(heard).toEqual([]);
    expect(troubles.join()).not.toContain('hello');
    // It goes on listening.
    expect(await post(said, sign(said, now()))).toBe(200);
    expect(heard).toHaveLength(1);
  });

  test('another path, and another method', async () => {
    expect(await post(said, sign(said, now()), 'slack/other')).toBe(404);
    expect((await fetch(`http://127.0.0.1:${chat.port()}/slack/events`)).status).toBe(404);
    expect(heard).toEqual([]);
  });
});

test('a request that somebody replays within five minutes is the same event once more: the inbox knows its id', async () => {
  const headers = sign(said, now());
  expect([await post(said, headers), await post(said, headers)]).toEqual([200, 200]);
  expect(new Set(heard.map(({ id }) => id)).size).toBe(1);

  const form = new URLSearchParams({
    ...(payload('slash-command', { channel_id: CHANNEL, user_id: TUX.id }) as object),
  });
  const command = form.toString();
  const signed = signedForm(command);
  expect([await post(...signed), await post(...signed)]).toEqual([200, 200]);
  expect(new Set(heard.map(({ id }) => id)).size).toBe(2);
});

test('that Slack holds events back is acknowledged and told to the operator', async () => {
  const body = JSON.stringify(payload('app-rate-limited'));
  expect(await post(body, sign(body, now()))).toBe(200);
  expect(troubles.join()).toContain('Slack is holding events back');
});
