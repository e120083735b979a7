import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { fakeSlack, type FakeSlack } from '../../../test/doubles/slack/slack.ts';
import { checkSlack } from './check.ts';

let slack: FakeSlack;
beforeEach(async () => {
  slack = await fakeSlack({ people: [], channels: ['C0LOBBY00', 'C0OTHER00'] });
});
afterEach(() => slack.close());

const look = (changes: { botToken?: string; appToken?: string } = {}) =>
  checkSlack({
    botToken: slack.botToken,
    appToken: slack.appToken,
    rooms: ['slack:C0LOBBY00', 'slack:C0OTHER00', 'slack:C0GONE000'],
    apiUrl: slack.apiUrl,
    ...changes,
  });

test('says what is well, and which channel lacks the bot or is not there', async () => {
  slack.at.channels.get('C0OTHER00')?.delete(slack.at.bot.user);
  expect((await look()).map(({ what, state }) => [what, state])).toEqual([
    ['slack: the bot token', 'ok'],
    ['slack: the scopes', 'ok'],
    ['slack: Socket Mode', 'ok'],
    ['slack: the channel slack:C0LOBBY00', 'ok'],
    ['slack: the channel slack:C0OTHER00', 'fail'],
    ['slack: the channel slack:C0GONE000', 'fail'],
  ]);
});

test('names the scopes that are missing and what they are for', async () => {
  slack.scopes = slack.scopes.filter((scope) => scope !== 'reactions:read');
  expect(await look()).toContainEqual(
    expect.objectContaining({ state: 'fail', found: 'missing: reactions:read (to count hands and ballots)' }),
  );
});

test('a scope that only some groups need is no fault', async () => {
  slack.scopes = slack.scopes.filter((scope) => scope !== 'files:read');
  expect(await look()).toContainEqual(
    expect.objectContaining({ state: 'warn', found: expect.stringContaining('files:read (to fetch pictures') }),
  );
});

test('tells of tokens that are no good, and never shows them', async () => {
  const findings = [...(await look({ botToken: 'xoxb-wrong' })), ...(await look({ appToken: 'xapp-wrong' }))];
  expect(findings.filter(({ state, what }) => state === 'fail' && /token|Socket/u.test(what))).toHaveLength(2);
  expect(JSON.stringify(findings)).not.toMatch(/xoxb-|xapp-wrong/u);
});
