import type { Database } from 'better-sqlite3';

import { openAdapterFile } from '../database.ts';

const SENT = `CREATE TABLE IF NOT EXISTS sent
  (id TEXT PRIMARY KEY, tried_at TEXT NOT NULL, done INTEGER NOT NULL, message TEXT) STRICT;`;

const STANDING = `
  CREATE TABLE standing (channel TEXT NOT NULL, ts TEXT NOT NULL, PRIMARY KEY (channel, ts)) STRICT;
  CREATE TABLE reacted (
    channel TEXT NOT NULL, ts TEXT NOT NULL, user TEXT NOT NULL, emoji TEXT NOT NULL,
    put INTEGER NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (channel, ts, user, emoji),
    FOREIGN KEY (channel, ts) REFERENCES standing ON DELETE CASCADE
  ) STRICT;`;

const OWN_REACTIONS = `CREATE TABLE own_reaction
  (channel TEXT NOT NULL, ts TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (channel, ts, name)) STRICT;`;

const GAP = `CREATE TABLE gap
  (channel TEXT PRIMARY KEY, begun TEXT NOT NULL, until TEXT NOT NULL, missed TEXT) STRICT;`;

/** Opens, or makes, the file in which the adapter keeps what it has to know after a restart. */
export const openSlackFile = (file: string): Database =>
  openAdapterFile(file, {
    version: 4,
    schema: SENT + STANDING + OWN_REACTIONS + GAP,
    upgrades: {
      1: (database) => void database.exec(STANDING),
      2: (database) => void database.exec(OWN_REACTIONS),
      3: (database) => void database.exec(GAP),
    },
  });
