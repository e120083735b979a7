import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { WebClient } from '@slack/web-api';

import { fakeSlack, type FakeSlack } from '../../../test/doubles/slack/slack.ts';
import type { Message } from '../../meeting/message.ts';
import { callablePeople, type CallablePeople } from './callable.ts';

const LOU = { id: 'U0LOU0000', login: 'lou', displayName: 'Lou', email: 'lou@example.org' };
const CALLS_LOU: Message = { lines: [{ kind: 'text', pieces: [{ member: 'lou', calls: true }] }] };

let slack: FakeSlack;
let people: CallablePeople;
let now: number;
beforeEach(async () => {
  now = 0;
  slack = await fakeSlack({ people: [LOU], channels: [] });
  people = callablePeople(new WebClient(slack.botToken, { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } }), {
    idOf: () => undefined,
    emailOf: () => LOU.email,
    team: () => slack.at.team,
    now: () => now,
  });
});
afterEach(() => slack.close());

const called = async (): Promise<string | undefined> => (await people.idsFor(CALLS_LOU))('lou');
const lookUps = (): number => slack.calls.filter(({ method }) => method === 'users.lookupByEmail').length;

test('a failed lookup is not taken for an answer: somebody else may ask at once', async () => {
  slack.fault('users.lookupByEmail', { kind: 'error', status: 503 });
  expect(await called()).toBeUndefined();
  expect(await people.byEmail(LOU.email)).toBe(LOU.id);
  expect(await called()).toBe(LOU.id);
  expect(lookUps()).toBe(1);
});

test('a message asks again only some time after a failed lookup, and goes by what was known before', async () => {
  slack.fault('users.lookupByEmail', { kind: 'error', status: 503 });
  expect(await called()).toBeUndefined();
  expect(await called()).toBeUndefined();
  expect(lookUps()).toBe(0);
  now += 15 * 60_000;
  expect(await called()).toBe(LOU.id);
  now += 15 * 60_000;
  slack.fault('users.lookupByEmail', { kind: 'error', status: 503 });
  expect(await called()).toBe(LOU.id);
  expect(lookUps()).toBe(1);
});
