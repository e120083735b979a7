import type { ForgeFile } from '../ports/forge.ts';

/** The name of the blob at a path of a branch. */
type BlobAt = (path: string) => Promise<string | undefined>;

/**
 * The changes that bring the attached files onto a branch: their bytes by path; undefined removes a file. Files that
 * are already right are left out, and so are those that people have replaced or removed.
 * @param isThere whether the branch was there before
 */
export async function attachmentFiles(
  files: readonly ForgeFile[],
  isThere: boolean,
  blobAt: BlobAt,
): Promise<ReadonlyMap<string, Uint8Array | undefined>> {
  const changes = new Map<string, Uint8Array | undefined>();
  for (const { path, blob, bytes, settled } of files) {
    const there = await blobAt(path);
    const isWanted = bytes !== undefined && there === undefined && !(settled && isThere);
    if (isWanted || (bytes === undefined && there === blob)) changes.set(path, bytes);
  }
  return changes;
}
