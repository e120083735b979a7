/** @needs GitHub-description */
// What `gavel init` says of tokens, at counterparts that know which ones they gave: none of them is written anywhere.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { bareRepositoryWith, temporaryFolder } from '../doubles/git-people.ts';
import { type FakeGitHub, startFakeGitHub, tokenOf } from '../doubles/github/github.ts';
import { fakeSlack, type FakeSlack } from '../doubles/slack/slack.ts';
import { runGavel } from './run-gavel.ts';

let slack: FakeSlack;
let github: FakeGitHub;
let repository: string;
beforeAll(async () => {
  slack = await fakeSlack({ people: [], channels: ['C0123'] });
  github = await startFakeGitHub();
  repository = await github.repository({ 'README.md': 'Moths\n' });
});
afterAll(async () => {
  await slack.close();
  await github.close();
});

/** Runs it with options alone, and gives what it said and wrote. */
async function initialized(options: readonly string[], env: Readonly<Record<string, string>>) {
  const config = join(temporaryFolder(), 'gavel.yaml');
  const all = ['init', '--yes', '--config', config, '--name', 'Moths', '--start', '19:00', '--zone', 'UTC', ...options];
  const { code, out, err } = await runGavel(all, { ...process.env, ...env });
  const written = code === 0 ? readFileSync(config, 'utf8') : '';
  return { code, err, everything: `${out}${err}${written}` };
}

const onSlack = (bot: string, apiUrl = slack.apiUrl) =>
  initialized(
    ['--platforms', 'slack', '--room', 'slack:C0123', '--set', `forge.path=${bareRepositoryWith({ a: 'b' })}`],
    { SLACK_BOT_TOKEN: bot, SLACK_APP_TOKEN: slack.appToken, GAVEL_SLACK_API_URL: apiUrl },
  );

test('Slack: a token that does is told to do', async () => {
  const { code, err } = await onSlack(slack.botToken);
  expect([code, err]).toEqual([0, expect.not.stringMatching(/^fail/mu)]);
});

test.each([
  ['refuses', () => onSlack('xoxb-wrong-moths'), /^fail {2}.*invalid_auth/mu],
  ['cannot be reached', () => onSlack('xoxb-wrong-moths', 'http://127.0.0.1:9/api/'), /^fail {2}.*can't be reached/mu],
])('Slack %s: it is told, and the token is nowhere', async (_, run, says) => {
  const { code, err, everything } = await run();
  expect([code, err]).toEqual([0, expect.stringMatching(says)]);
  expect(everything).not.toContain('xoxb-wrong-moths');
});

test('Slack: a token of too few rights is told which', async () => {
  const all = slack.scopes;
  slack.scopes = all.filter((scope) => scope !== 'chat:write');
  try {
    expect((await onSlack(slack.botToken)).err).toMatch(/^fail {2}.*chat:write/mu);
  } finally {
    slack.scopes = all;
  }
});

const onGitHub = (token: string) =>
  initialized(['--platforms', 'web', '--forge', 'github', '--set', `forge.repository=${repository}`], {
    GITHUB_TOKEN: token,
    GAVEL_GROUPS_0_FORGE_API_URL: github.url,
  });

test('GitHub: a token that does, and one that is refused', async () => {
  const [good, bad] = [await onGitHub(tokenOf('mira')), await onGitHub('github_pat_wrong_moths')];
  expect(good.err).toMatch(/^ok {4}moths: /mu);
  expect(bad.err).toMatch(/^fail {2}.*\n {6}\S/mu);
  expect(bad.everything).not.toContain('github_pat_wrong_moths');
});

test('an account of somebody who is no member, or at no place of the group, is refused', async () => {
  const options = ['--platforms', 'slack', '--members', 'mira', '--set', 'forge.path=.', '--account'];
  for (const account of ['kim=slack:U012', 'mira=matrix:@mira:example.org', 'mira=slack:mira', 'mira'])
    expect(await initialized([...options, account], {})).toMatchObject({
      code: 1,
      err: expect.stringContaining(`--account ${account}: `),
    });
});

test('a new repository and the members’ ids, by options', async () => {
  const path = join(temporaryFolder(), 'minutes');
  const options = ['--platforms', 'slack', '--members', 'mira', '--set', `forge.path=${path}`];
  const { err, everything } = await initialized([...options, '--new-repository', '--account', 'mira=slack:U012'], {});
  expect(err).toContain(`Made a new repository in ${path}.`);
  expect(err).toMatch(/^ok {4}moths: the repository/mu);
  expect(everything).toContain('{ handle: mira, slack: U012 }');
  const again = await initialized([...options, '--new-repository'], {});
  expect(again.err).not.toContain('Made a new');
});
