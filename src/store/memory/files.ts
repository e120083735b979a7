import type { FileUse, PreparedFile } from '../serialize-commit.ts';

/** Files that events refer to, by their hash, with the streams that do. */
export function memoryFiles() {
  const bytesOf = new Map<string, Buffer>();
  const uses = new Map<string, Set<string>>();
  return {
    keep({ stream, sha256, bytes }: PreparedFile): void {
      bytesOf.set(sha256, bytes);
      uses.set(sha256, (uses.get(sha256) ?? new Set()).add(stream));
    },
    release({ stream, sha256 }: FileUse): void {
      uses.get(sha256)?.delete(stream);
      if (uses.get(sha256)?.size === 0) bytesOf.delete(sha256);
    },
    /** The stream refers to none any longer. */
    forget(stream: string): void {
      for (const [sha256, streams] of uses) if (streams.delete(stream) && streams.size === 0) bytesOf.delete(sha256);
    },
    find: (sha256: string): Uint8Array | undefined => bytesOf.get(sha256),
  };
}
