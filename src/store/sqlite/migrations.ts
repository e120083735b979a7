import type { Database } from 'better-sqlite3';

/**
 * How the database came to be as it is: each step is run once, in order, and is never changed afterwards. A database
 * says in `PRAGMA user_version` how many of them it has had. Instants are milliseconds since 1970; texts of events,
 * messages and jobs are JSON.
 */
const MIGRATIONS: readonly string[] = [
  `
  -- The id outlives the text: what was heard is known again, and what was said is forgotten.
  CREATE TABLE inbox (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, item TEXT) STRICT;
  CREATE INDEX inbox_unhandled ON inbox (seq) WHERE item IS NOT NULL;

  -- A stream's name is kept in its parts, so that a group's latest meeting is one step in the index.
  CREATE TABLE event (
    meeting_group TEXT NOT NULL, number INTEGER NOT NULL, version INTEGER NOT NULL, event TEXT NOT NULL,
    PRIMARY KEY (meeting_group, number, version)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, room TEXT NOT NULL, view TEXT,
    stream TEXT, about TEXT,
    -- Forgotten when it was sent or replaced by a newer state of its view.
    outgoing TEXT,
    state TEXT NOT NULL DEFAULT 'unsent' CHECK (state IN ('unsent', 'sent', 'replaced', 'dead')),
    attempts INTEGER NOT NULL DEFAULT 0, not_before INTEGER NOT NULL DEFAULT 0, why TEXT,
    CHECK ((stream IS NULL) = (about IS NULL)),
    CHECK ((outgoing IS NULL) = (state IN ('sent', 'replaced')))
  ) STRICT;
  CREATE INDEX outbox_unsent ON outbox (room, seq) WHERE state = 'unsent';

  -- The message that shows a view in a room.
  CREATE TABLE shown (
    room TEXT NOT NULL, view TEXT NOT NULL, message TEXT NOT NULL, PRIMARY KEY (room, view)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE subject (
    room TEXT NOT NULL, message TEXT NOT NULL, stream TEXT NOT NULL, about TEXT NOT NULL, PRIMARY KEY (room, message)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE job (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, job_group TEXT NOT NULL, kind TEXT NOT NULL,
    at INTEGER NOT NULL, data TEXT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0, why TEXT, finished INTEGER NOT NULL DEFAULT 0 CHECK (finished IN (0, 1))
  ) STRICT;
  CREATE INDEX job_open ON job (at, seq) WHERE finished = 0;
  `,
  `
  -- The view whose message this answers.
  ALTER TABLE outbox ADD COLUMN answers TEXT;
  `,
  `
  -- Who reacted to a message that several rooms show. The message is named by where it was said.
  CREATE TABLE reaction (
    room TEXT NOT NULL, message TEXT NOT NULL, emoji TEXT NOT NULL, origin TEXT NOT NULL, person TEXT NOT NULL,
    PRIMARY KEY (room, message, emoji, origin, person)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- Files that events refer to, and the streams of those events.
  CREATE TABLE file (sha256 TEXT NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT;
  CREATE TABLE file_use (
    sha256 TEXT NOT NULL REFERENCES file, stream TEXT NOT NULL, PRIMARY KEY (sha256, stream)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- When it was heard, to forget the id after a while; what was heard before this counts from now.
  ALTER TABLE inbox ADD COLUMN heard INTEGER NOT NULL DEFAULT 0;
  UPDATE inbox SET heard = unixepoch() * 1000;
  `,
  `
  -- Changes of messages that have not come yet, when they were made and when heard. Without an edit, the message is gone.
  CREATE TABLE early (
    seq INTEGER PRIMARY KEY, room TEXT NOT NULL, message TEXT NOT NULL, edit TEXT, at INTEGER NOT NULL,
    heard INTEGER NOT NULL, UNIQUE (room, message)
  ) STRICT;
  `,
  `
  -- CRC-32 of the event and its place, so that what the disk changed is noticed; none for those of before.
  ALTER TABLE event ADD COLUMN crc INTEGER;
  `,
  `
  -- What the chat adapters have to know after a restart, as JSON, and when it was written, to forget it after a while.
  CREATE TABLE adapter_memory (
    adapter TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (adapter, kind, key)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX adapter_memory_at ON adapter_memory (adapter, kind, at);
  `,
  `
  -- When it was written down, to tell how long something waits; not known of what was written before.
  ALTER TABLE outbox ADD COLUMN added INTEGER;
  `,
  `
  -- 1 if an earlier run left it unsent: that run may have sent it, and ended before it could write that down.
  ALTER TABLE outbox ADD COLUMN inherited INTEGER NOT NULL DEFAULT 0 CHECK (inherited IN (0, 1));
  `,
];

/** What each step changes, in words for the operator. */
export const MIGRATION_WORDS: readonly string[] = [
  'makes the tables',
  'remembers which view a message answers',
  'remembers who reacted to messages that several rooms show',
  'keeps pictures',
  'remembers when a line was heard, to forget its id',
  "remembers changes of messages that haven't come yet",
  'gives each new event a check sum',
  'keeps what adapters had in databases of their own',
  'remembers since when a message waits',
  'remembers which messages an earlier run left',
];

/** The version of a database that this program writes. */
export const DATABASE_VERSION = MIGRATIONS.length;

/**
 * Brings the database to this program's version. Throws if a newer program wrote it.
 * @param until an earlier version, for tests
 */
export function migrateDatabase(database: Database, until = DATABASE_VERSION): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  if (version > MIGRATIONS.length) {
    throw new Error(
      `a newer Gavel wrote it (version ${version}; this Gavel knows up to ${MIGRATIONS.length}). ` +
        'Run that version, or restore the backup from before the update',
    );
  }
  const step = database.transaction((sql: string, after: number) => {
    database.exec(sql);
    database.pragma(`user_version = ${after}`);
  });
  MIGRATIONS.forEach((sql, index) => {
    if (index >= version && index < until) step.immediate(sql, index + 1);
  });
}
