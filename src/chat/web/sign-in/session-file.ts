import { createHash, randomBytes } from 'node:crypto';

import type { Clock } from '../../../ports/clock.ts';
import { openRoomFile } from '../room-file.ts';
import type { SignedInIdentity } from './identity.ts';

const VERSION = 1;
const SCHEMA = `
  CREATE TABLE session (
    token TEXT PRIMARY KEY,
    issuer TEXT NOT NULL,
    identity TEXT NOT NULL,
    began INTEGER NOT NULL,
    used INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE attempt (
    state TEXT PRIMARY KEY,
    browser TEXT NOT NULL,
    secrets TEXT NOT NULL,
    began INTEGER NOT NULL
  ) STRICT;
`;

const MINUTE = 60_000;
/** How long people may take at the issuer. */
const LONGEST_ATTEMPT = 15 * MINUTE;
/** That a session was used is written down at most so often. */
const NOTED_EVERY = MINUTE;

/** Somebody who is signed in. */
export interface WebSession {
  /** Not the token: it's good for nothing but to tell sessions apart. */
  readonly id: string;
  readonly identity: SignedInIdentity;
}

/** What only this browser and Gavel know of somebody who is on their way to the issuer. */
export interface SignInAttempt {
  readonly nonce: string;
  readonly verifier: string;
  /** The path to go to afterwards. */
  readonly to: string;
}

/** The sign-ins on disk. Tokens are kept as hashes: who reads the file can't use them. */
export interface SessionFile {
  /** Begins a session. @returns its token, for the cookie */
  begin(identity: SignedInIdentity): string;
  /** The session of a token; undefined if there's none, or it has ended. @param acts whether it counts as use */
  find(token: string | undefined, acts: boolean): WebSession | undefined;
  /** Whether a session goes on. */
  goesOn(id: string): boolean;
  end(token: string | undefined): void;
  /** Remembers somebody on their way to the issuer. @param state what comes back from there */
  attempt(state: string, browser: string, attempt: SignInAttempt): void;
  /** Takes out what was remembered, once; undefined if it isn't there, is too old, or belongs to another browser. */
  takeAttempt(state: string, browser: string): SignInAttempt | undefined;
  close(): void;
}

export interface SessionRules {
  readonly issuer: string;
  /** In milliseconds. */
  readonly idle: number;
  readonly longest: number;
  /** How many may be on their way at once; beyond these the oldest are dropped, since anybody can begin one. */
  readonly mostAttempts: number;
}

interface SessionRow {
  readonly identity: string;
  readonly began: number;
  readonly used: number;
}

/** A secret that can't be guessed: 256 bits. */
export const newSecret = (): string => randomBytes(32).toString('base64url');

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Opens, or makes, the file of the sign-ins; what has ended is deleted from it. */
export function openSessionFile(file: string, rules: SessionRules, clock: Pick<Clock, 'now'>): SessionFile {
  const database = openRoomFile(file, { version: VERSION, schema: SCHEMA });
  const insert = database.prepare<[string, string, string, number, number]>(
    'INSERT INTO session (token, issuer, identity, began, used) VALUES (?, ?, ?, ?, ?)',
  );
  const select = database.prepare<[string, string], SessionRow>(
    'SELECT identity, began, used FROM session WHERE token = ? AND issuer = ?',
  );
  const use = database.prepare<[number, string]>('UPDATE session SET used = ? WHERE token = ?');
  const drop = database.prepare<[string]>('DELETE FROM session WHERE token = ?');
  const dropEnded = database.prepare<[number, number, string]>(
    'DELETE FROM session WHERE began <= ? OR used <= ? OR issuer <> ?',
  );
  const insertAttempt = database.prepare<[string, string, string, number]>(
    'INSERT INTO attempt (state, browser, secrets, began) VALUES (?, ?, ?, ?)',
  );
  const takeAttempt = database.prepare<[string], { browser: string; secrets: string; began: number }>(
    'DELETE FROM attempt WHERE state = ? RETURNING browser, secrets, began',
  );
  const dropAttempts = database.prepare<[number]>('DELETE FROM attempt WHERE began <= ?');
  const dropOldest = database.prepare<[number]>(
    'DELETE FROM attempt WHERE state IN (SELECT state FROM attempt ORDER BY began DESC, rowid DESC LIMIT -1 OFFSET ?)',
  );
  const now = (): number => Date.parse(clock.now());
  const isOver = ({ began, used }: SessionRow): boolean => now() - began >= rules.longest || now() - used >= rules.idle;
  const clean = (): void => {
    dropEnded.run(now() - rules.longest, now() - rules.idle, rules.issuer);
    dropAttempts.run(now() - LONGEST_ATTEMPT);
  };
  const current = (id: string): SessionRow | undefined => {
    const row = select.get(id, rules.issuer);
    if (row && isOver(row)) drop.run(id);
    return row && isOver(row) ? undefined : row;
  };
  clean();
  return {
    begin(identity) {
      clean();
      const token = newSecret();
      insert.run(hashOf(token), rules.issuer, JSON.stringify(identity), now(), now());
      return token;
    },
    find(token, acts) {
      if (token === undefined) return undefined;
      const id = hashOf(token);
      const row = current(id);
      if (!row) return undefined;
      if (acts && now() - row.used >= NOTED_EVERY) use.run(now(), id);
      return { id, identity: parseIdentity(row.identity) };
    },
    goesOn: (id) => current(id) !== undefined,
    end: (token) => void (token !== undefined && drop.run(hashOf(token))),
    attempt(state, browser, { nonce, verifier, to }) {
      clean();
      insertAttempt.run(hashOf(state), hashOf(browser), JSON.stringify({ nonce, verifier, to }), now());
      dropOldest.run(rules.mostAttempts);
    },
    takeAttempt(state, browser) {
      const row = takeAttempt.get(hashOf(state));
      const isTheirs = row?.browser === hashOf(browser) && now() - row.began < LONGEST_ATTEMPT;
      return isTheirs ? parseAttempt(row.secrets) : undefined;
    },
    close: () => void database.close(),
  };
}

function parseIdentity(json: string): SignedInIdentity {
  return JSON.parse(json);
}

function parseAttempt(json: string): SignInAttempt {
  return JSON.parse(json);
}
