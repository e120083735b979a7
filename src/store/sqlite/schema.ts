import type { Database } from 'better-sqlite3';

// Steps are only ever added at the end: a database in use has taken the first ones already.
const MIGRATIONS = [
  `
  -- "item" holds {group, heard} until it is handled, then NULL: what people said is kept no longer than it is needed.
  CREATE TABLE inbox (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    item TEXT
  ) STRICT;
  CREATE INDEX inbox_unhandled ON inbox (seq) WHERE item IS NOT NULL;

  -- "version" is how many events the stream has.
  CREATE TABLE stream (
    id INTEGER PRIMARY KEY,
    "group" TEXT NOT NULL,
    number INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE ("group", number)
  ) STRICT;
  CREATE TABLE event (
    stream INTEGER NOT NULL REFERENCES stream (id),
    version INTEGER NOT NULL,
    event TEXT NOT NULL,
    PRIMARY KEY (stream, version)
  ) STRICT, WITHOUT ROWID;

  -- An item is "unsent" until it is "sent", "dead" (never to be sent) or "replaced" by a newer state of its view.
  -- Its row stays, so that its id is known; "outgoing" goes when it is sent or replaced.
  CREATE TABLE outbox (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    room TEXT NOT NULL,
    "view" TEXT,
    subject TEXT,
    outgoing TEXT,
    state TEXT NOT NULL DEFAULT 'unsent' CHECK (state IN ('unsent', 'sent', 'dead', 'replaced')),
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before TEXT NOT NULL,
    why TEXT
  ) STRICT;
  CREATE INDEX outbox_unsent ON outbox (room, seq) WHERE state = 'unsent';
  -- The message in a room that shows a view.
  CREATE TABLE shown (
    room TEXT NOT NULL,
    "view" TEXT NOT NULL,
    message TEXT NOT NULL,
    PRIMARY KEY (room, "view")
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE subject (
    room TEXT NOT NULL,
    message TEXT NOT NULL,
    subject TEXT NOT NULL,
    PRIMARY KEY (room, message)
  ) STRICT, WITHOUT ROWID;

  -- A finished job keeps its id, and loses its data.
  CREATE TABLE job (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    "group" TEXT NOT NULL,
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    data TEXT,
    attempts INTEGER NOT NULL DEFAULT 0,
    why TEXT
  ) STRICT;
  CREATE INDEX job_due ON job (at, seq) WHERE data IS NOT NULL;
  `,
];

/** Brings the tables up to this program's version. Throws where a newer Gavel wrote them. */
export function migrate(db: Database): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > MIGRATIONS.length) {
    throw new Error(
      `${db.name} was written by a newer Gavel (its version is ${version}, this one knows ${MIGRATIONS.length}). ` +
        'Run that Gavel again, or put back the backup made before the upgrade.',
    );
  }
  const step = db.transaction((sql: string, to: number) => {
    db.exec(sql);
    db.pragma(`user_version = ${to}`);
  });
  for (const [i, sql] of MIGRATIONS.entries()) if (i >= version) step.immediate(sql, i + 1);
}
