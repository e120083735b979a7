import type Sqlite from 'better-sqlite3';

import { sealBox, sealedName } from './sealed-box.ts';

export const SCHEMA_VERSION = 2;

// What was said is never in here: the homeserver keeps it until the token has moved past it. `at` is when it was
// written, in milliseconds since 1970.
export const MATRIX_SCHEMA = `
  -- Up to where the homeserver's events were heard. The account is the user and the device: a token is theirs alone.
  CREATE TABLE sync (
    one INTEGER PRIMARY KEY CHECK (one = 1), account TEXT NOT NULL, token TEXT NOT NULL, at INTEGER NOT NULL
  ) STRICT;
  -- The rooms of the configuration, and where each is now: rooms are replaced, and aliases move.
  CREATE TABLE room (configured TEXT PRIMARY KEY, now TEXT NOT NULL) STRICT;
  -- Taking a reaction back names only the reaction. Who reacted with what is sealed: see sealed-box.ts.
  CREATE TABLE reaction (name BLOB PRIMARY KEY, sealed BLOB NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX reaction_at ON reaction (at);
  -- The threads in which messages stand, so that answers go there too.
  CREATE TABLE thread (event TEXT PRIMARY KEY, root TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
  CREATE INDEX thread_at ON thread (at);
  -- What Gavel sent: the outgoing ids, and the events that they became.
  CREATE TABLE sent (
    id TEXT PRIMARY KEY, room TEXT NOT NULL, event TEXT NOT NULL, message TEXT, at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX sent_event ON sent (event);
  CREATE INDEX sent_at ON sent (at);
  -- Rooms for words to one person; without a room where one was to be made, and nobody knows whether it was.
  CREATE TABLE direct (person TEXT PRIMARY KEY, room TEXT) STRICT;
`;

interface FirstReaction {
  readonly event: string;
  readonly room: string;
  readonly person: string;
  readonly emoji: string;
  readonly target: string;
}

/** The first form had no times, and told who had reacted with what to anybody who had the file. */
export const firstToSecond =
  (now: () => number) =>
  (database: Sqlite.Database): void => {
    const tables = ['sync', 'room', 'reaction', 'thread', 'sent', 'direct'];
    for (const table of tables) database.exec(`ALTER TABLE ${table} RENAME TO first_${table}`);
    database.exec(`DROP INDEX sent_event; ${MATRIX_SCHEMA}`);
    const at = now();
    // When that was is not known.
    database.exec('INSERT INTO sync SELECT one, account, token, 0 FROM first_sync');
    database.exec('INSERT INTO room SELECT configured, now FROM first_room');
    database.prepare('INSERT INTO thread SELECT event, root, ? FROM first_thread').run(at);
    database.prepare('INSERT INTO sent SELECT id, room, event, message, ? FROM first_sent').run(at);
    database.exec('INSERT INTO direct SELECT person, room FROM first_direct');
    const insert = database.prepare('INSERT INTO reaction VALUES (?, ?, ?)');
    const reactions = database.prepare<[], FirstReaction>('SELECT * FROM first_reaction').all();
    for (const { event, ...what } of reactions) insert.run(sealedName(event), sealBox(event, what), at);
    for (const table of tables) database.exec(`DROP TABLE first_${table}`);
  };
