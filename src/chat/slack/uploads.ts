import type { Database } from 'better-sqlite3';

/** The files that Gavel shares on Slack, by the outgoing id: Slack's own id for each is what makes it one file. */
export interface UploadLog {
  find(id: string): { readonly file: string; readonly isShared: boolean } | undefined;
  /** The file is at Slack, and is going to be shared. */
  sharing(id: string, file: string, at: string): void;
  shared(id: string): void;
  /** Slack refused to share it: it surely was not. */
  refused(id: string): void;
}

const KEPT_MS = 30 * 24 * 60 * 60_000;

/** What the file tells of it, without what is older than 30 days. */
export function uploadLog(database: Database, now: string): UploadLog {
  database.prepare('DELETE FROM upload WHERE at < ?').run(new Date(Date.parse(now) - KEPT_MS).toISOString());
  const select = database.prepare<[string], { file: string; shared: number }>(
    'SELECT file, shared FROM upload WHERE id = ?',
  );
  const insert = database.prepare('INSERT INTO upload VALUES (?, ?, 0, ?) ON CONFLICT (id) DO NOTHING');
  const finish = database.prepare('UPDATE upload SET shared = 1 WHERE id = ?');
  const remove = database.prepare('DELETE FROM upload WHERE id = ? AND shared = 0');
  return {
    find(id) {
      const row = select.get(id);
      return row && { file: row.file, isShared: row.shared === 1 };
    },
    sharing: (id, file, at) => void insert.run(id, file, at),
    shared: (id) => void finish.run(id),
    refused: (id) => void remove.run(id),
  };
}
