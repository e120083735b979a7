/** @needs GitHub-description */
// Webhooks that are sent to the real program: what it believes, what it tells, and what it writes down.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { parse, stringify } from 'yaml';

import { eventually } from '../doubles/eventually.ts';
import { type FakeGitHub, startFakeGitHub } from '../doubles/github/github.ts';
import { type RunningProgram, startProgram } from '../program/program.ts';
import { deliverAct, postsText, typedMessage } from '../program/web-typist.ts';

const ROOM = 'web:lantern';
const SECRETS = { lantern: 'the secret of the lanterns', oil: 'the secret of the oilers' };
let github: FakeGitHub;
let folder: string;
let program: RunningProgram;
let repository: string;
let others: string;

const space = () => ({ config: join(folder, 'gavel.yaml'), folder, clock: join(folder, 'clock') });

/** Two groups, each with a repository and a secret of its own. The clock stands, so that no look is ever due. */
async function configure(): Promise<void> {
  const example = parse(readFileSync('config/github.yaml', 'utf8'));
  const [group] = example.groups;
  const forge = { ...group.forge, apiUrl: github.url, app: { ...group.forge.app, id: github.app.id } };
  const groups = [
    { ...group, forge: { ...forge, repository, webhookSecret: '${LANTERN_HOOKS}' } },
    {
      ...group,
      id: 'oil',
      rooms: [{ id: 'web:oil', title: '#oil' }],
      forge: { ...forge, repository: others, webhookSecret: '${OIL_HOOKS}' },
    },
  ];
  const hooks = { webhooks: { port: 0 } };
  await writeFile(space().config, stringify({ ...example, web: { port: 0 }, github: hooks, groups }));
  await writeFile(space().clock, '2026-11-24T17:00:00.000Z');
}

beforeAll(async () => {
  github = await startFakeGitHub();
  Object.assign(process.env, {
    LANTERN_APP_KEY: github.app.privateKey,
    LANTERN_HOOKS: SECRETS.lantern,
    OIL_HOOKS: SECRETS.oil,
  });
  folder = await mkdtemp(join(tmpdir(), 'gavel-hooks-'));
  [repository, others] = [
    await github.repository({ 'README.md': 'Lantern\n' }),
    await github.repository({ 'README.md': 'Oil\n' }),
  ];
  await configure();
  program = await startProgram(space());
  for (const text of ['/meeting start', '/topic Releases', '/action @kenji write it up', '/meeting end'])
    await deliverAct(program.url, ROOM, typedMessage('mira', text));
  await heard('Proposed as ');
});
afterAll(async () => {
  await program.kill();
  await github.close();
  await rm(folder, { recursive: true, force: true });
});

/** What the room holds, as it is sent to pages. */
const room = (): Promise<string> => postsText(program.url, ROOM);
const heard = async (words: string): Promise<string> =>
  eventually(words, async () => {
    const said = await room();
    return said.includes(words) ? said : undefined;
  });
const times = (words: string, said: string): number => said.split(words).length - 1;

/** What is on disk because of a delivery: the jobs that it gave, done or not. */
function written(delivery: string): string[] {
  const database = new Database(join(folder, 'data', 'gavel.sqlite'), { readonly: true });
  const ids = database.prepare<[string], string>('SELECT id FROM job WHERE id LIKE ? ORDER BY id').pluck();
  const found = ids.all(`%/${delivery}`);
  database.close();
  return found;
}

const hooks = (): string => /"at":"(?<at>http[^"]+)"/u.exec(program.log())?.groups?.['at'] ?? '';
const signed = (secret: string, text: string): string =>
  `sha256=${createHmac('sha256', secret).update(text).digest('hex')}`;

/** Sends a delivery as GitHub does; the signature may be another one, or none. */
async function send(delivery: string, event: string, of = repository, signature?: string | false): Promise<number> {
  const text = JSON.stringify({ action: 'submitted', repository: { full_name: of } });
  const sign = signature ?? signed(SECRETS.lantern, text);
  const headers = {
    'content-type': 'application/json',
    'x-github-event': event,
    'x-github-delivery': delivery,
    ...(sign === false ? {} : { 'x-hub-signature-256': sign }),
  };
  return (await fetch(hooks(), { method: 'POST', body: text, headers })).status;
}

test('what is not signed, or not by this group, is refused and leaves nothing behind', async () => {
  const text = JSON.stringify({ action: 'submitted', repository: { full_name: repository } });
  expect(await send('none', 'pull_request_review', repository, false)).toBe(401);
  expect(await send('wrong', 'pull_request_review', repository, signed('a guess', text))).toBe(401);
  expect(await send('old', 'pull_request_review', repository, signed(SECRETS.lantern, '{}'))).toBe(401);
  // Somebody else's right secret is good for their own repository alone.
  expect(await send('theirs', 'pull_request_review', repository, signed(SECRETS.oil, text))).toBe(202);
  expect(await send('foreign', 'pull_request_review', others)).toBe(202);
  expect(['none', 'wrong', 'old', 'theirs', 'foreign'].flatMap(written)).toEqual([]);
  expect(program.log()).not.toContain(SECRETS.lantern);
});

describe('what is signed', () => {
  let before: string;
  beforeEach(async () => {
    before = await room();
  });

  test('is told once, although the program is killed right after it took it and GitHub delivers it again', async () => {
    await github.as('adaeze')('POST', `/repos/${repository}/pulls/1/reviews`, { event: 'APPROVE' });
    expect(await send('review-1', 'pull_request_review')).toBe(202);
    await program.kill();
    program = await startProgram(space());
    const said = await heard('approved the minutes in ');
    expect(await send('review-1', 'pull_request_review')).toBe(202);
    expect(written('review-1')).toEqual(['lantern/1/follow/review-1', 'lantern/issues/review-1']);
    // One more, after which all that came before is done.
    await github.as('sofia')('POST', `/repos/${repository}/issues/1/comments`, { body: 'Thank you' });
    expect(await send('comment-1', 'issue_comment')).toBe(202);
    expect(times('approved the minutes in ', await heard('Thank you'))).toBe(times('approved the minutes in ', said));
    expect(times('approved the minutes in ', before)).toBe(0);
  });

  test('of an issue ticks its action when it is closed, and opens it again', async () => {
    const { number } = await eventually('the action has its issue', async () => {
      const all = await github.as('mira')<{ number: number }[]>('GET', `/repos/${repository}/issues?state=all`);
      return all[0];
    });
    const set = async (state: string): Promise<unknown> =>
      github.as('mira')('PATCH', `/repos/${repository}/issues/${number}`, { state });
    await set('closed');
    expect(await send('issue-1', 'issues')).toBe(202);
    await heard('#1 is done: ');
    await set('open');
    expect(await send('issue-2', 'issues')).toBe(202);
    await heard('#1 is open again: ');
    expect(times('#1 is done: ', await room())).toBe(1);
  });
});
