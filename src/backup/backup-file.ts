import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import Database from 'better-sqlite3';
import { z } from 'zod';

import { StartupError } from '../ports/startup-error.ts';

// A backup is a gzipped tar file: the databases of a data folder, and what they are.

/** Its description, beside the databases. */
export const DESCRIPTION_FILE = 'backup.json';

export const DescriptionSchema = z.strictObject({
  /** The Gavel that wrote it. */
  gavel: z.string(),
  /** ISO 8601, UTC. */
  at: z.iso.datetime(),
  databases: z
    .array(
      z.strictObject({
        name: z.string().regex(/^[\w-]+\.sqlite$/u),
        bytes: z.int().nonnegative(),
        sha256: z.string().regex(/^[0-9a-f]{64}$/u),
      }),
    )
    .min(1),
});
export type BackupDescription = z.infer<typeof DescriptionSchema>;
export type BackedUpDatabase = BackupDescription['databases'][number];

/** The SHA-256 of a file, in hexadecimal. */
export async function fileHash(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/** Writes a file to the disk, so that no power cut leaves it empty under its new name. */
export async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Opens a database and reads all of it.
 * @throws StartupError if it isn't whole
 */
export function checkDatabase(folder: string, name: string): void {
  const database = new Database(join(folder, name), { readonly: true, fileMustExist: true });
  try {
    const found = database.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new StartupError(`${name} is damaged: ${String(found)}`);
  } finally {
    database.close();
  }
}
