import type { Database } from 'better-sqlite3';

import type { MessageId } from '../../ports/chat.ts';

/** What is known of something that was to be sent. */
export interface SendRecord {
  /** When it was tried: ISO 8601, UTC. */
  readonly triedAt: string;
  /** Whether Slack said that it has it. */
  readonly done: boolean;
  readonly message?: MessageId;
}

/**
 * What Gavel sent to Slack, by the outgoing id. Slack has no idempotency key: what was tried and not confirmed has to
 * be looked for in the channel before it is sent again, after a crash too.
 */
export interface SentLog {
  find(id: string): SendRecord | undefined;
  tried(id: string, at: string): void;
  done(id: string, message: MessageId | undefined): void;
  /** Slack refused it: it was surely not sent. */
  refused(id: string): void;
}

const KEPT_MS = 30 * 24 * 60 * 60_000;

/** What the file tells of it. What is older than 30 days is forgotten: no outbox tries that long. */
export function sentBefore(database: Database, now: string): SentLog {
  database.prepare('DELETE FROM sent WHERE tried_at < ?').run(new Date(Date.parse(now) - KEPT_MS).toISOString());
  const select = database.prepare<[string], { tried_at: string; done: number; message: string | null }>(
    'SELECT tried_at, done, message FROM sent WHERE id = ?',
  );
  const insert = database.prepare('INSERT INTO sent VALUES (?, ?, 0, NULL) ON CONFLICT (id) DO NOTHING');
  const finish = database.prepare('UPDATE sent SET done = 1, message = ? WHERE id = ?');
  const remove = database.prepare('DELETE FROM sent WHERE id = ? AND done = 0');
  return {
    find(id) {
      const row = select.get(id);
      if (!row) return undefined;
      const { tried_at: triedAt, done, message } = row;
      return { triedAt, done: done === 1, ...(message === null ? {} : { message }) };
    },
    tried: (id, at) => void insert.run(id, at),
    done: (id, message) => void finish.run(message ?? null, id),
    refused: (id) => void remove.run(id),
  };
}
