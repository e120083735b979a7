import type Sqlite from 'better-sqlite3';

import { WEB_ROOM_VERSION } from './file-version.ts';
import { openRoomFile } from './room-file.ts';

export type WebDatabase = Sqlite.Database;

/** A post as it's stored. */
export interface PostRow {
  readonly id: string;
  readonly n: number;
  readonly changed: number;
  readonly at: string;
  readonly author: string | null;
  /** Its only reader. */
  readonly reader: string | null;
  /** PostContent, as JSON. */
  readonly content: string;
  readonly reply_to: string | null;
  readonly edited_at: string | null;
  readonly key: string | null;
}

// One counter numbers everything that happens. A post's `n` is its place in the conversation, and `changed` is the
// number of the last thing that happened to it: a page that comes back asks for the posts changed since.
const SCHEMA = `
  CREATE TABLE counter (n INTEGER NOT NULL) STRICT;
  INSERT INTO counter VALUES (0);
  CREATE TABLE post (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    room TEXT NOT NULL,
    author TEXT,
    reader TEXT,
    at TEXT NOT NULL,
    content TEXT NOT NULL,
    reply_to TEXT,
    edited_at TEXT,
    changed INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX post_changed ON post (room, changed);
  CREATE TABLE reaction (
    n INTEGER PRIMARY KEY,
    post TEXT NOT NULL REFERENCES post (id),
    emoji TEXT NOT NULL,
    person TEXT NOT NULL,
    UNIQUE (post, emoji, person)
  ) STRICT;
  CREATE TABLE mark (
    n INTEGER PRIMARY KEY,
    post TEXT NOT NULL REFERENCES post (id),
    mark TEXT NOT NULL,
    UNIQUE (post, mark)
  ) STRICT;
  -- What people did. "waiting" holds the event until it was heard.
  CREATE TABLE act (
    n INTEGER PRIMARY KEY,
    room TEXT NOT NULL,
    person TEXT NOT NULL,
    key TEXT NOT NULL,
    waiting TEXT,
    UNIQUE (room, person, key)
  ) STRICT;
  CREATE INDEX act_waiting ON act (room, n) WHERE waiting IS NOT NULL;
  -- What Gavel sent: the outgoing ids, and the message that each became.
  CREATE TABLE sent (id TEXT PRIMARY KEY, message TEXT) STRICT;
`;

// Pictures that people have brought, by the SHA-256 of their bytes.
const PICTURES = `
  CREATE TABLE picture (
    id TEXT NOT NULL PRIMARY KEY, type TEXT NOT NULL, bytes BLOB NOT NULL, posted INTEGER NOT NULL DEFAULT 0
  ) STRICT;
`;

// People who signed in without being members, as they were called last.
const GUESTS = `
  CREATE TABLE guest (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL) STRICT;
`;

/** Opens, or makes, the file in which the web room keeps its conversation. Throws where a newer Gavel wrote it. */
export const openWebDatabase = (file: string): WebDatabase =>
  openRoomFile(file, {
    version: WEB_ROOM_VERSION,
    schema: SCHEMA + PICTURES + GUESTS,
    upgrades: { 1: (database) => database.exec(PICTURES), 2: (database) => database.exec(GUESTS) },
  });

/** Whose reaction it is, where it is Gavel's: no handle is empty. */
export const GAVEL_AUTHOR = '';

/** Gives the next number; call it inside a transaction. */
export function postCounter(database: WebDatabase): () => number {
  const next = database.prepare<[], { n: number }>('UPDATE counter SET n = n + 1 RETURNING n');
  return () => {
    const row = next.get();
    if (!row) throw new Error('The web room lost its counter');
    return row.n;
  };
}

/** The deterministic id of the n-th thing that happened: `web:ROOM:N`. */
export const idOf = (room: string, n: number): string => `${room.startsWith('web:') ? room : `web:${room}`}:${n}`;
