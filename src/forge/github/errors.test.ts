// What GitHub's refusals mean, in words that hold no secret.
import { describe, expect, test } from '@jest/globals';
import { RequestError } from '@octokit/request-error';
import fc from 'fast-check';

import { ForgeUnavailable } from '../../ports/forge.ts';
import { GithubRefusal, isRefused, translateError, unlessStatus, withoutSecrets } from './errors.ts';

const NOW = '2026-03-03T17:00:00.000Z';
const request = {
  method: 'GET',
  url: 'https://api.github.example/x',
  headers: { authorization: 'token ghp_secretsecret' },
} as const;
const answered = (status: number, message: string, headers: Readonly<Record<string, string>> = {}, more: object = {}) =>
  new RequestError(message, status, {
    request,
    response: { status, url: request.url, headers, data: { message, ...more } },
  });
const translated = (error: unknown): Error => translateError(error, 'lantern/minutes', () => NOW);
const waitOf = (error: unknown): string | undefined => {
  const found = translated(error);
  return found instanceof ForgeUnavailable ? found.notBefore : 'not asked to wait';
};

describe('a refusal says what to do', () => {
  test.each<[number, string, Readonly<Record<string, string>>, string]>([
    [
      401,
      'Bad credentials',
      {},
      "GitHub doesn't accept the credentials for lantern/minutes: they're wrong or expired.",
    ],
    [403, 'Repository was archived so is read-only.', {}, 'lantern/minutes is archived'],
    [
      403,
      'Resource not accessible',
      { 'x-accepted-github-permissions': 'contents=write; pull_requests=write' },
      'The permission "contents: write, pull_requests: write" is missing in lantern/minutes',
    ],
    [403, 'No', {}, "GitHub doesn't allow that in lantern/minutes (No)."],
    [404, 'Not Found', {}, "GitHub can't find that in lantern/minutes, or hides it"],
    [422, 'Validation Failed', {}, 'GitHub refused (422): Validation Failed'],
  ])('%i %s', (status, message, headers, words) => {
    const error = translated(answered(status, message, headers));
    expect(error).toBeInstanceOf(GithubRefusal);
    expect(error.message).toContain(words);
  });

  test('with each of the reasons that GitHub gives', () => {
    const errors = ['first', { message: 'second' }, { field: 'title', code: 'missing' }];
    expect(translated(answered(422, 'Validation Failed', {}, { errors })).message).toBe(
      'GitHub refused (422): Validation Failed – first – second – title: missing',
    );
    expect(translated(answered(422, '')).message).toContain('no reason given');
  });
});

test('a private key that is no key is named, and GitHub is not blamed', () => {
  const error = translated(new DOMException('Invalid keyData', 'DataError'));
  expect(error).not.toBeInstanceOf(ForgeUnavailable);
  expect(error.message).toMatch(/^The private key of the GitHub App for .* can't be read\. Copy the whole file/u);
});

describe('a forge that does not answer now', () => {
  test.each<[string, unknown, string]>([
    ['has trouble', answered(502, 'Bad gateway'), "GitHub isn't answering (502)"],
    [
      'cannot be reached',
      new RequestError('getaddrinfo ENOTFOUND', 500, { request }),
      "GitHub can't be reached (getaddrinfo ENOTFOUND)",
    ],
    ['breaks off', new Error('socket hang up\n    at x'), "GitHub can't be reached (socket hang up)"],
    ['fails in no known way', 'x', "GitHub can't be reached (no answer)"],
  ])('%s', (_, error, words) => {
    expect(translated(error)).toBeInstanceOf(ForgeUnavailable);
    expect(translated(error).message).toBe(words);
  });

  test('is asked again when it said', () => {
    expect(waitOf(answered(429, 'slow', { 'retry-after': '90' }))).toBe('2026-03-03T17:01:30.000Z');
    const reset = String(Date.parse('2026-03-03T17:30:00.000Z') / 1000);
    expect(waitOf(answered(403, 'limit', { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': reset }))).toBe(
      '2026-03-03T17:30:00.000Z',
    );
  });

  test('is asked again in a minute if it says no time, or none that is one', () => {
    const inAMinute = '2026-03-03T17:01:00.000Z';
    expect(waitOf(answered(403, 'You have exceeded a secondary rate limit'))).toBe(inAMinute);
    expect(waitOf(answered(429, 'slow', { 'retry-after': 'soon' }))).toBe(inAMinute);
    expect(waitOf(answered(403, 'limit', { 'x-ratelimit-remaining': '0' }))).toBe(inAMinute);
  });

  test('is not what a refusal is, though both are 403', () => {
    expect(waitOf(answered(403, 'No', { 'x-ratelimit-remaining': '4000' }))).toBe('not asked to wait');
  });
});

test('what was translated is not translated again', () => {
  const refusal = translated(answered(404, 'Not Found'));
  expect(translated(refusal)).toBe(refusal);
});

describe('one status can be taken for an answer', () => {
  const refusal = new GithubRefusal(404, 'nothing there');
  test('and no other', async () => {
    expect(await unlessStatus(404, Promise.reject(refusal))).toBeUndefined();
    expect(await unlessStatus(404, Promise.resolve('x'))).toBe('x');
    await expect(unlessStatus(403, Promise.reject(refusal))).rejects.toBe(refusal);
    await expect(unlessStatus(404, Promise.reject(new Error('x')))).rejects.toThrow('x');
  });

  test('by its number', () => {
    expect([isRefused(refusal, 403, 404), isRefused(refusal, 403), isRefused(new Error('404'), 404)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('no secret is in the words', () => {
  const TOKEN = 'abcdefgh12345678';
  test.each([
    `ghp_${TOKEN}`,
    `ghs_${TOKEN}`,
    `github_pat_${TOKEN}`,
    'xoxb-1-2-abc',
    'xapp-1-A-abc',
    `eyJhbGciOi.${TOKEN}.x-y`,
    `Bearer ${TOKEN}`,
    `token: ${TOKEN}`,
    `https://user:${TOKEN}@github.example/x`,
  ])('%s', (secret) => {
    for (const text of [secret, `said "${secret}" to me`, `(${secret})`]) {
      expect(withoutSecrets(text)).not.toContain(TOKEN);
      expect(withoutSecrets(text)).not.toMatch(/xoxb-1|xapp-1/u);
    }
  });

  test('wherever a server echoes it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const echoed = answered(422, `${before} ghp_${TOKEN} ${after}`);
        expect(translated(echoed).message).not.toContain(TOKEN);
      }),
    );
  });

  test('and ordinary words stay', () => {
    for (const words of ['The basic idea', 'token limits', 'ghp is short', 'see example.org/a@b'])
      expect(withoutSecrets(words)).toBe(words);
  });
});
