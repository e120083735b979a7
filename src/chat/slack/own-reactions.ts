import type { Database } from 'better-sqlite3';

import type { MessagePlace } from './open-reactions.ts';

/** Gavel's own reactions that Slack is known to have, by Slack's names for them. */
export interface OwnReactions {
  has(place: MessagePlace, name: string): boolean;
  add(place: MessagePlace, name: string): void;
  remove(place: MessagePlace, name: string): void;
}

const KEPT_S = 30 * 24 * 60 * 60;

/** @param now ISO 8601, UTC: those on messages older than 30 days are forgotten */
export function ownReactions(database: Database, now: string): OwnReactions {
  database.prepare('DELETE FROM own_reaction WHERE CAST(ts AS REAL) < ?').run(Date.parse(now) / 1000 - KEPT_S);
  const select = database.prepare('SELECT 1 FROM own_reaction WHERE channel = ? AND ts = ? AND name = ?');
  const insert = database.prepare('INSERT INTO own_reaction VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const remove = database.prepare('DELETE FROM own_reaction WHERE channel = ? AND ts = ? AND name = ?');
  return {
    has: ({ channel, ts }, name) => select.get(channel, ts, name) !== undefined,
    add: ({ channel, ts }, name) => void insert.run(channel, ts, name),
    remove: ({ channel, ts }, name) => void remove.run(channel, ts, name),
  };
}
