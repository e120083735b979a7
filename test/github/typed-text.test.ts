/** @needs GitHub-description */
// What people type is text on GitHub as well: it closes no issue there, and calls nobody.
import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';

import { forgeOver } from '../doubles/github/forges.ts';
import { type FakeGitHub, startFakeGitHub } from '../doubles/github/github.ts';
import { groupWithReviews } from '../doubles/group-with-reviews.ts';
import { proposalWorld, type ProposalWorld } from '../doubles/proposal-world.ts';

jest.setTimeout(60_000);
let github: FakeGitHub;
let world: ProposalWorld | undefined;
beforeAll(async () => {
  github = await startFakeGitHub();
});
afterEach(async () => {
  await world?.stop();
  world = undefined;
});
afterAll(async () => github.close());

const CALLS = /(?<![\w.])@[a-z0-9][a-z0-9-]*(?:\/[a-z0-9-]+)?/giu;
const CLOSES = /\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+(?:[\w.-]+\/[\w.-]+)?(?:#\d+|https?:\S+)/giu;

/** Every text that GitHub was given to act on: of pull requests, issues, comments and commits. */
const texts = (): string[] =>
  github.requests.flatMap(({ method, body }) => {
    if (method === 'GET' || !body) return [];
    const { title, body: text, commit_title: head, commit_message: more, message } = body;
    const input = (body['variables'] as { input?: { message?: { headline?: string } } } | undefined)?.input;
    return [title, text, head, more, message, input?.message?.headline].filter((one) => typeof one === 'string');
  });

test('what people type closes no issue and calls nobody, from the pull request to the merge commit', async () => {
  const repository = await github.repository({ 'README.md': 'Lantern\n' });
  github.forget();
  world = await proposalWorld(
    forgeOver(github, repository),
    groupWithReviews({ needed: 1 }, { issues: { actions: true } }),
  );
  await world.meet(
    '/agreed This fixes #1 and resolves lantern/oil#77, says @torvalds',
    '/action @kenji ask @org/team, then Fixes https://github.com/lantern/oil/issues/3',
    '/wanted closes: #9',
  );
  await world.wait(6);
  const pull = `/repos/${repository}/pulls/1`;
  await github.as('adaeze')('POST', `${pull}/reviews`, { event: 'APPROVE' });
  await world.wait(2);
  expect((await github.as('mira')<{ merged: boolean }>('GET', pull)).merged).toBe(true);

  const written = texts();
  expect(written.filter((text) => text.includes('torvalds'))).not.toEqual([]);
  expect(written.filter((text) => text.includes('org/team'))).not.toEqual([]);
  expect(written.flatMap((text) => text.match(CLOSES) ?? [])).toEqual([]);
  // Only who was asked for a review, or gave it, is called: by their own logins.
  const called = new Set(written.flatMap((text) => text.match(CALLS) ?? []));
  expect([...called].toSorted()).toEqual(['@adaeze', '@lena']);
  // It reads as it was typed.
  const { body } = await github.as('mira')<{ body: string }>('GET', pull);
  expect(body.replaceAll('\u200B', '')).toContain('This fixes #1 and resolves lantern/oil#77, says @torvalds');
});
