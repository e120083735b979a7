import { sql, type Kysely } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';

import type { GavelTables } from './tables.ts';

/** Everything of Gavel's is in this schema, so that it can share a database with other programs. */
export const GAVEL_SCHEMA = 'gavel';

// Names are compared by code points, whichever language the database has.
const FIRST = `
  -- The id outlives the text: what was heard is known again, and what was said is forgotten.
  CREATE TABLE gavel.inbox (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE, item text,
    heard bigint NOT NULL
  );
  CREATE INDEX inbox_unhandled ON gavel.inbox (seq) WHERE item IS NOT NULL;
  CREATE INDEX inbox_heard ON gavel.inbox (heard) WHERE item IS NULL;

  -- crc is of the event and its place, so that what a disk or another program changed is noticed.
  CREATE TABLE gavel.event (
    meeting_group text COLLATE "C" NOT NULL, number bigint NOT NULL, version bigint NOT NULL, event text NOT NULL,
    crc bigint NOT NULL, PRIMARY KEY (meeting_group, number, version)
  );

  CREATE TABLE gavel.outbox (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE,
    room text COLLATE "C" NOT NULL, view text COLLATE "C",
    stream text, about text,
    -- The view whose message this answers.
    answers text,
    -- Forgotten when it was sent or replaced by a newer state of its view.
    outgoing text,
    -- A mark or a reaction, which goes after messages.
    is_sign boolean NOT NULL,
    state text NOT NULL DEFAULT 'unsent' CHECK (state IN ('unsent', 'sent', 'replaced', 'dead')),
    attempts integer NOT NULL DEFAULT 0, not_before bigint NOT NULL DEFAULT 0, why text,
    -- Not known of what an older Gavel wrote down, and what was moved here.
    added bigint,
    -- If an earlier run left it unsent: that run may have sent it, and ended before it could write that down.
    inherited boolean NOT NULL DEFAULT false,
    CHECK ((stream IS NULL) = (about IS NULL)),
    CHECK ((outgoing IS NULL) = (state IN ('sent', 'replaced')))
  );
  CREATE INDEX outbox_unsent ON gavel.outbox (room, is_sign, seq) WHERE state = 'unsent';

  -- The message that shows a view in a room.
  CREATE TABLE gavel.shown (
    room text COLLATE "C" NOT NULL, view text COLLATE "C" NOT NULL, message text NOT NULL, PRIMARY KEY (room, view)
  );

  CREATE TABLE gavel.subject (
    room text COLLATE "C" NOT NULL, message text COLLATE "C" NOT NULL, stream text NOT NULL, about text NOT NULL,
    PRIMARY KEY (room, message)
  );

  CREATE TABLE gavel.job (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text COLLATE "C" NOT NULL UNIQUE, job_group text NOT NULL,
    kind text NOT NULL, at bigint NOT NULL, data text NOT NULL, attempts integer NOT NULL DEFAULT 0, why text,
    finished boolean NOT NULL DEFAULT false
  );
  CREATE INDEX job_open ON gavel.job (at, seq) WHERE NOT finished;

  -- Who reacted to a message that several rooms show. The message is named by where it was said.
  CREATE TABLE gavel.reaction (
    room text COLLATE "C" NOT NULL, message text COLLATE "C" NOT NULL, emoji text COLLATE "C" NOT NULL,
    origin text COLLATE "C" NOT NULL, person text COLLATE "C" NOT NULL,
    PRIMARY KEY (room, message, emoji, origin, person)
  );

  -- Files that events refer to, and the streams of those events.
  CREATE TABLE gavel.file (sha256 text COLLATE "C" PRIMARY KEY, bytes bytea NOT NULL);
  CREATE TABLE gavel.file_use (
    sha256 text COLLATE "C" NOT NULL REFERENCES gavel.file, stream text COLLATE "C" NOT NULL,
    PRIMARY KEY (sha256, stream)
  );

  -- Changes of messages that have not come yet, when they were made and when heard. Without an edit, the message is gone.
  CREATE TABLE gavel.early (
    seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, room text COLLATE "C" NOT NULL,
    message text COLLATE "C" NOT NULL, edit text, at bigint NOT NULL, heard bigint NOT NULL, UNIQUE (room, message)
  );

  -- What the chat adapters have to know after a restart, and when it was written, to forget it after a while.
  CREATE TABLE gavel.adapter_memory (
    adapter text COLLATE "C" NOT NULL, kind text COLLATE "C" NOT NULL, key text COLLATE "C" NOT NULL,
    value text NOT NULL, at bigint NOT NULL, PRIMARY KEY (adapter, kind, key)
  );
  CREATE INDEX adapter_memory_at ON gavel.adapter_memory (adapter, kind, at);

  -- Who may write. The token grows each time that somebody else takes over.
  CREATE TABLE gavel.lease (
    name text COLLATE "C" PRIMARY KEY, owner text NOT NULL, token bigint NOT NULL, expires timestamptz NOT NULL,
    -- The connection of its holder, to see at once that it's gone.
    pid integer NOT NULL, backend_start timestamptz
  );
`;

const LAST_WRITE = `
  -- The mark of the last transaction of its holder, to know what became of one whose connection broke.
  ALTER TABLE gavel.lease ADD COLUMN last_write text;
`;

const step = (statements: string): Migration => ({
  async up(db) {
    await sql.raw(statements).execute(db);
  },
});

/** Each step is run once, in the order of the names, and is never changed afterwards. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-tables': step(FIRST),
  '0002-last-write': step(LAST_WRITE),
};

/** What migrating a database came to. */
export type MigrationOutcome = 'up to date' | 'written by a newer Gavel';

/** Brings the database to this program's version; one that is at it already needs no rights for that. */
export async function migratePostgres(db: Kysely<GavelTables>): Promise<MigrationOutcome> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
    migrationTableSchema: GAVEL_SCHEMA,
    migrationTableName: 'migration',
    migrationLockTableName: 'migration_lock',
  });
  const done = await executedMigrations(db);
  if (done.some((name) => !Object.hasOwn(MIGRATIONS, name))) return 'written by a newer Gavel';
  if (done.length < Object.keys(MIGRATIONS).length) {
    // It waits for another Gavel that is at it, and finds nothing to do then.
    const { error } = await migrator.migrateToLatest();
    if (error !== undefined) throw error;
  }
  return 'up to date';
}

/** The names of the steps that a database has had. */
async function executedMigrations(db: Kysely<GavelTables>): Promise<readonly string[]> {
  const { rows: found } = await sql<{
    there: boolean;
  }>`SELECT to_regclass('gavel.migration') IS NOT NULL AS there`.execute(db);
  if (found[0]?.there !== true) return [];
  const { rows } = await sql<{ name: string }>`SELECT name FROM gavel.migration ORDER BY name`.execute(db);
  return rows.map(({ name }) => name);
}
