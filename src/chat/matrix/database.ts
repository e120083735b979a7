import type Sqlite from 'better-sqlite3';

import { openAdapterFile } from '../database.ts';

const VERSION = 1;

// What was said is never in here: the homeserver keeps it until the token has moved past it.
const SCHEMA = `
  -- Up to where the homeserver's events were heard. The account is the user and the device: a token is theirs alone.
  CREATE TABLE sync (one INTEGER PRIMARY KEY CHECK (one = 1), account TEXT NOT NULL, token TEXT NOT NULL) STRICT;
  -- The rooms of the configuration, and where each is now: rooms are replaced, and aliases move.
  CREATE TABLE room (configured TEXT PRIMARY KEY, now TEXT NOT NULL) STRICT;
  -- Taking a reaction back names only the reaction.
  CREATE TABLE reaction (
    event TEXT PRIMARY KEY, room TEXT NOT NULL, person TEXT NOT NULL, emoji TEXT NOT NULL, target TEXT NOT NULL
  ) STRICT;
  -- The threads in which messages stand, so that answers go there too.
  CREATE TABLE thread (event TEXT PRIMARY KEY, root TEXT NOT NULL) STRICT;
  -- What Gavel sent: the outgoing ids, and the events that they became.
  CREATE TABLE sent (id TEXT PRIMARY KEY, room TEXT NOT NULL, event TEXT NOT NULL, message TEXT) STRICT;
  CREATE INDEX sent_event ON sent (event);
  -- Rooms for words to one person.
  CREATE TABLE direct (person TEXT PRIMARY KEY, room TEXT NOT NULL) STRICT;
`;

/** What was reacted, by whom and to what. */
export interface Reacted {
  readonly room: string;
  readonly person: string;
  readonly emoji: string;
  readonly target: string;
}

/** An event of Gavel's own. */
export interface SentEvent {
  readonly room: string;
  readonly event: string;
  /** What `send` told: for an edit the message that it edits. */
  readonly message: string | undefined;
}

/** What the adapter has to know after a restart. */
export interface Memory {
  /** The token up to which this account has heard everything; undefined where it has heard nothing yet. */
  token(account: string): string | undefined;
  heardUpTo(account: string, token: string): void;
  /** Where a room of the configuration was found last. */
  roomNow(configured: string): string | undefined;
  roomIs(configured: string, now: string): void;
  reaction(event: string): Reacted | undefined;
  reacted(event: string, what: Reacted): void;
  thread(event: string): string | undefined;
  inThread(event: string, root: string): void;
  sent(id: string): SentEvent | undefined;
  /** The room in which an event of Gavel's own stands. */
  roomOf(event: string): string | undefined;
  wasSent(id: string, what: SentEvent): void;
  direct(person: string): string | undefined;
  directIs(person: string, room: string): void;
  close(): void;
}

/** Opens, or makes, the file in which the adapter remembers. Throws where a newer Gavel wrote it. */
export function openMemory(file: string): Memory {
  const database = openAdapterFile(file, { version: VERSION, schema: SCHEMA });
  const row = <P extends unknown[], R>(sql: string): Sqlite.Statement<P, R> => database.prepare<P, R>(sql);
  const token = row<[string], { token: string }>('SELECT token FROM sync WHERE account = ?');
  const setToken = row<[string, string], never>('INSERT OR REPLACE INTO sync VALUES (1, ?, ?)');
  const room = row<[string], { now: string }>('SELECT now FROM room WHERE configured = ?');
  const setRoom = row<[string, string], never>('INSERT OR REPLACE INTO room VALUES (?, ?)');
  const reaction = row<[string], Reacted>('SELECT room, person, emoji, target FROM reaction WHERE event = ?');
  const setReaction = row<[Reacted & { event: string }], never>(
    'INSERT OR IGNORE INTO reaction VALUES (@event, @room, @person, @emoji, @target)',
  );
  const thread = row<[string], { root: string }>('SELECT root FROM thread WHERE event = ?');
  const setThread = row<[string, string], never>('INSERT OR IGNORE INTO thread VALUES (?, ?)');
  const sent = row<[string], { room: string; event: string; message: string | null }>(
    'SELECT room, event, message FROM sent WHERE id = ?',
  );
  const roomOf = row<[string], { room: string }>('SELECT room FROM sent WHERE event = ?');
  const setSent = row<[string, string, string, string | null], never>(
    'INSERT OR REPLACE INTO sent (id, room, event, message) VALUES (?, ?, ?, ?)',
  );
  const direct = row<[string], { room: string }>('SELECT room FROM direct WHERE person = ?');
  const setDirect = row<[string, string], never>('INSERT OR REPLACE INTO direct VALUES (?, ?)');
  return {
    token: (account) => token.get(account)?.token,
    heardUpTo: (account, to) => void setToken.run(account, to),
    roomNow: (configured) => room.get(configured)?.now,
    roomIs: (configured, now) => void setRoom.run(configured, now),
    reaction: (event) => reaction.get(event),
    reacted: (event, what) => void setReaction.run({ event, ...what }),
    thread: (event) => thread.get(event)?.root,
    inThread: (event, root) => void setThread.run(event, root),
    sent(id) {
      const found = sent.get(id);
      return found && { ...found, message: found.message ?? undefined };
    },
    roomOf: (event) => roomOf.get(event)?.room,
    wasSent: (id, what) => void setSent.run(id, what.room, what.event, what.message ?? null),
    direct: (person) => direct.get(person)?.room,
    directIs: (person, where) => void setDirect.run(person, where),
    close: () => void database.close(),
  };
}
