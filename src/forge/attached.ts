import type { ForgeFile } from '../ports/forge.ts';

/** What a branch holds at a path: the name of its blob. */
type BlobAt = (path: string) => Promise<string | undefined>;

/**
 * What is to be done on a branch for the attached files: their bytes by path; undefined takes a file away. What is
 * there as it is to be is left out, and so is what people have replaced or taken away.
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
