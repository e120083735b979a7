/** @needs GitHub-description */
// Webhooks as the emulator signs and sends them, and as somebody else would forge them.
import { createHmac } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { githubWebhooks, type GithubWebhooks } from '../../src/forge/github/webhooks.ts';
import { until } from '../doubles/eventually.ts';
import { forgeOver } from '../doubles/github/forges.ts';
import { type FakeGitHub, startFakeGitHub } from '../doubles/github/github.ts';
import { groupWithReviews } from '../doubles/group-with-reviews.ts';
import { type ProposalWorld, proposalWorld } from '../doubles/proposal-world.ts';

const SECRET = 'the secret of the hooks';
let github: FakeGitHub;
let hooks: GithubWebhooks;
let world: ProposalWorld | undefined;
let repository = 'lantern/minutes-1';
const changed: string[] = [];
const refused: string[] = [];

beforeAll(async () => {
  hooks = await githubWebhooks({
    host: '127.0.0.1',
    port: 0,
    hooks: [
      { group: 'lantern', repository, secret: SECRET },
      { group: 'other', repository: 'other/minutes', secret: 'another secret' },
    ],
    changed: async (name, delivery) => {
      changed.push(name);
      await world?.gavel.checkForge(name, delivery);
    },
    log: (problem) => void refused.push(problem),
  });
  github = await startFakeGitHub({ webhook: { url: hooks.url, secret: SECRET } });
});
afterAll(async () => {
  await world?.stop();
  await hooks.stop();
  await github.close();
});

test('an approval is told at once, without waiting for the next look', async () => {
  repository = await github.repository({ 'README.md': 'Lantern\n' });
  world = await proposalWorld(forgeOver(github, repository), groupWithReviews());
  await world.meet('/note 2.4 is out');
  world.news();
  await github.as('adaeze')('POST', `/repos/${repository}/pulls/1/reviews`, { event: 'APPROVE' });
  await expectNews('@adaeze approved the minutes in PR#1 (1 of 2).');
  expect(new Set(changed)).toEqual(new Set(['lantern']));
});

/** The emulator delivers in its own time. */
async function expectNews(words: string): Promise<void> {
  await until(async () => {
    await world?.gavel.idle();
    return world?.told().some((said) => said.replaceAll(/ \(http[^)]*\)/gu, '').includes(words)) === true;
  });
}

describe('a forged delivery changes nothing', () => {
  const body = JSON.stringify({ repository: { full_name: 'lantern/minutes-1' } });
  const sign = (secret: string, text = body): string =>
    `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;
  const send = async (headers: Record<string, string>, text = body): Promise<number> =>
    (await fetch(hooks.url, { method: 'POST', body: text, headers: { 'x-github-delivery': 'd-1', ...headers } }))
      .status;

  test.each([
    ['with no signature', {}, 401],
    ['with a wrong one', { 'x-hub-signature-256': sign('a guess') }, 401],
    ['with one of another text', { 'x-hub-signature-256': sign(SECRET, '{}') }, 401],
    ['with the old kind', { 'x-hub-signature': 'sha1=abc' }, 401],
    ['with an id that is none', { 'x-hub-signature-256': sign(SECRET), 'x-github-delivery': 'a b' }, 401],
    ["with another group's secret for this group's repository", { 'x-hub-signature-256': sign('another secret') }, 202],
  ])('%s', async (_, headers: Record<string, string>, status) => {
    changed.length = 0;
    expect(await send(headers)).toBe(status);
    expect(changed).toEqual([]);
  });

  test.each(['null', '7', '{"repository":null}', '{"repository":'])('a signed %s says nothing', async (text) => {
    changed.length = 0;
    expect(await send({ 'x-hub-signature-256': sign(SECRET, text) }, text)).toBe(202);
    expect(changed).toEqual([]);
  });

  test('a right one is heard, and what is too long is not', async () => {
    changed.length = 0;
    expect(await send({ 'x-hub-signature-256': sign(SECRET) })).toBe(202);
    expect(changed).toEqual(['lantern']);
    const long = 'x'.repeat(6 * 1024 * 1024);
    expect(await send({ 'x-hub-signature-256': sign(SECRET, long) }, long)).toBe(413);
  });
});
