import type { Database } from 'better-sqlite3';

import type { FileUse, PreparedFile } from '../serialize-commit.ts';

/** Files that events refer to, synchronously: callers of `keep` or `release` hold the transaction. */
export interface FileTable {
  readonly keep: (file: PreparedFile) => void;
  /** Deletes the bytes with the last stream that refers to them. */
  readonly release: (use: FileUse) => void;
  readonly find: (sha256: string) => Uint8Array | undefined;
}

export function fileTable(database: Database): FileTable {
  const insert = database.prepare<[string, Buffer]>('INSERT INTO file VALUES (?, ?) ON CONFLICT DO NOTHING');
  const use = database.prepare<[string, string]>('INSERT INTO file_use VALUES (?, ?) ON CONFLICT DO NOTHING');
  const leave = database.prepare<[string, string]>('DELETE FROM file_use WHERE sha256 = ? AND stream = ?');
  const forget = database.prepare<[string]>(
    'DELETE FROM file WHERE sha256 = ? AND NOT EXISTS (SELECT 1 FROM file_use WHERE file_use.sha256 = file.sha256)',
  );
  const select = database.prepare<[string], Buffer>('SELECT bytes FROM file WHERE sha256 = ?').pluck();
  return {
    keep({ stream, sha256, bytes }) {
      insert.run(sha256, bytes);
      use.run(sha256, stream);
    },
    release({ stream, sha256 }) {
      leave.run(sha256, stream);
      forget.run(sha256);
    },
    find: (sha256) => select.get(sha256),
  };
}
