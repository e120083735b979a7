import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { openSessionFile, type SessionFile, type SessionRules } from './session-file.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const IDENTITY = { subject: 'subject-7', email: 'kim@example.org', name: 'Kim' };
const ATTEMPT = { nonce: 'n', verifier: 'v', to: '/' };

let folder: string;
let now: number;
let file: SessionFile;
const open = (rules: Partial<SessionRules> = {}): SessionFile =>
  openSessionFile(
    join(folder, 'sessions.db'),
    { issuer: 'https://issuer.example.org', idle: 2 * HOUR, longest: 6 * HOUR, mostAttempts: 3, ...rules },
    { now: () => new Date(now).toISOString() },
  );
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-sessions-'));
  now = Date.parse('2026-03-03T17:00:00Z');
  file = open();
});
afterEach(async () => {
  file.close();
  await rm(folder, { recursive: true });
});

const isIn = (token: string, acts = false): boolean => file.find(token, acts) !== undefined;

test('a session is found by its token, also after a restart', () => {
  const token = file.begin(IDENTITY);
  file.close();
  file = open();
  expect(file.find(token, false)).toMatchObject({ identity: IDENTITY });
  expect([file.find(undefined, false), file.find('', false), file.find(`${token}x`, false)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});

test('no token is in the file, and only its owner can read it', async () => {
  const token = file.begin(IDENTITY);
  const session = file.find(token, false);
  file.attempt('the state', 'the browser', ATTEMPT);
  file.close();
  const bytes = await readFile(join(folder, 'sessions.db'), 'latin1');
  expect(bytes).toContain('subject-7');
  for (const secret of [token, 'the state', 'the browser']) expect(bytes).not.toContain(secret);
  expect((await stat(join(folder, 'sessions.db'))).mode & 0o077).toBe(0);
  file = open();
  expect(file.find(session?.id, false)).toBeUndefined();
});

test('it ends if nobody does anything for a while; reading alone is nothing', () => {
  const token = file.begin(IDENTITY);
  now += 2 * HOUR - 1;
  expect(isIn(token)).toBe(true);
  now += 1;
  expect(isIn(token)).toBe(false);
  now -= HOUR;
  expect(isIn(token)).toBe(false);
});

test('it goes on while somebody does things, but not for ever', () => {
  const token = file.begin(IDENTITY);
  const id = file.find(token, false)?.id ?? '';
  for (let hours = 1; hours < 6; hours += 1) {
    now += HOUR;
    expect([hours, isIn(token, true)]).toEqual([hours, true]);
  }
  now += HOUR;
  expect([file.goesOn(id), isIn(token, true)]).toEqual([false, false]);
});

test('it ends when somebody ends it, and no other does', () => {
  const [one, two] = [file.begin(IDENTITY), file.begin(IDENTITY)];
  const id = file.find(one, false)?.id ?? '';
  expect(one).not.toBe(two);
  file.end(one);
  file.end(undefined);
  expect([isIn(one), isIn(two), file.goesOn(id)]).toEqual([false, true, false]);
});

test("another issuer's sessions don't count", () => {
  const token = file.begin(IDENTITY);
  file.close();
  file = open({ issuer: 'https://other.example.org' });
  expect(isIn(token)).toBe(false);
});

test('an attempt is good once, for the browser that began it, for a quarter of an hour', () => {
  file.attempt('one', 'browser', ATTEMPT);
  expect(file.takeAttempt('one', 'browser')).toEqual(ATTEMPT);
  expect(file.takeAttempt('one', 'browser')).toBeUndefined();
  file.attempt('two', 'browser', ATTEMPT);
  expect(file.takeAttempt('two', 'another')).toBeUndefined();
  expect(file.takeAttempt('two', 'browser')).toBeUndefined();
  file.attempt('three', 'browser', ATTEMPT);
  now += 15 * MINUTE;
  expect(file.takeAttempt('three', 'browser')).toBeUndefined();
});

test('however many are begun, only the newest are kept', () => {
  for (let n = 0; n < 5; n += 1) file.attempt(`state ${n}`, 'browser', ATTEMPT);
  expect(file.takeAttempt('state 1', 'browser')).toBeUndefined();
  expect(file.takeAttempt('state 2', 'browser')).toEqual(ATTEMPT);
});
