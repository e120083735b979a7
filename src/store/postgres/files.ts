import { sql, type Kysely } from 'kysely';

import type { FileUse, PreparedFile } from '../serialize-commit.ts';
import type { SqlStatement } from './connection.ts';
import type { GavelTables } from './tables.ts';

/** Files that events refer to: statements that write, and what reads. */
export function fileTable(db: Kysely<GavelTables>) {
  return {
    keep: ({ stream, sha256, bytes }: PreparedFile): readonly SqlStatement[] => [
      db
        .insertInto('file')
        .values({ sha256, bytes })
        .onConflict((known) => known.doNothing())
        .compile(),
      db
        .insertInto('file_use')
        .values({ sha256, stream })
        .onConflict((known) => known.doNothing())
        .compile(),
    ],
    /** Deletes the bytes with the last stream that refers to them. */
    release: ({ stream, sha256 }: FileUse): readonly SqlStatement[] => [
      db.deleteFrom('file_use').where('sha256', '=', sha256).where('stream', '=', stream).compile(),
      sql`DELETE FROM gavel.file WHERE sha256 = ${sha256} AND NOT EXISTS (
        SELECT 1 FROM gavel.file_use WHERE file_use.sha256 = file.sha256)`.compile(db),
    ],
    async find(sha256: string): Promise<Uint8Array | undefined> {
      const found = await db.selectFrom('file').select('bytes').where('sha256', '=', sha256).executeTakeFirst();
      return found?.bytes;
    },
  };
}
