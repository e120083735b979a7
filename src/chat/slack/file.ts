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

const GAP_NOTICE = `
  CREATE TABLE gap_notice
    (channel TEXT PRIMARY KEY, since TEXT NOT NULL, until TEXT NOT NULL, message TEXT NOT NULL, unread TEXT) STRICT;
  CREATE TABLE alive (id INTEGER PRIMARY KEY CHECK (id = 1), at TEXT NOT NULL) STRICT;`;

const UPLOAD = `CREATE TABLE upload
  (id TEXT PRIMARY KEY, file TEXT NOT NULL, shared INTEGER NOT NULL, at TEXT NOT NULL) STRICT;`;

const GAP_UNTOLD = `CREATE TABLE gap_untold
  (channel TEXT NOT NULL, since TEXT NOT NULL, until TEXT NOT NULL, unread TEXT, PRIMARY KEY (channel, since)) STRICT;`;

/** Opens, or makes, the file in which the adapter keeps what it has to know after a restart. */
export const openSlackFile = (file: string): Database =>
  openAdapterFile(file, {
    version: 7,
    schema: SENT + STANDING + OWN_REACTIONS + GAP + GAP_NOTICE + UPLOAD + GAP_UNTOLD,
    upgrades: {
      1: (database) => void database.exec(STANDING),
      2: (database) => void database.exec(OWN_REACTIONS),
      3: (database) => void database.exec(GAP),
      4: (database) => void database.exec(GAP_NOTICE),
      5: (database) => void database.exec(UPLOAD),
      6: (database) => void database.exec(GAP_UNTOLD),
    },
  });
