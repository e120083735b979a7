import { SeedFailed } from '../demo/seed.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import { StartupError } from '../ports/startup-error.ts';

// What SQLite and Node say about a disk, by the beginning of the code.
const OF_THE_DISK = /^(?:SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)|ENOSPC|EDQUOT|EROFS|EIO)/u;

const codeOf = (error: unknown): string => {
  const { code }: { code?: unknown } = Object(error);
  return typeof code === 'string' ? code : '';
};

/** The disk's trouble in a line; undefined if it was something else. */
function ofTheDisk(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  return OF_THE_DISK.test(codeOf(error)) ? firstLine(error.message) : ofTheDisk(error.cause);
}

const firstLine = (words: string): string =>
  (words.trim().split('\n')[0] ?? '').replace(/^(?:error|fatal): /u, '').replace(/\.$/u, '');

const told = (what: string, why: string, cause: unknown): StartupError =>
  new StartupError(
    `Can't write to ${what}: ${why}. Free some space, check that Gavel may write there, and start it again.`,
    { cause },
  );

/**
 * What a start fails with if the disk can't be written: a sentence with the path, instead of the error's own words and
 * stack trace.
 * @returns StartupError; the error itself if it wasn't the disk, or if it's in words for the operator already
 */
export function unwritableAtStart(data: string, error: unknown): unknown {
  const why = error instanceof StartupError ? undefined : ofTheDisk(error);
  return why === undefined ? error : told(`the data folder ${data}`, why, error);
}

/** The same if the demonstration's repository could not be made: git says less about what the disk did. */
export function unseededError(repository: string, error: unknown): unknown {
  const why = error instanceof SeedFailed ? firstLine(error.message) : ofTheDisk(error);
  if (error instanceof StartupError || why === undefined) return error;
  return told(`the demonstration's repository ${repository}`, why, error);
}

/** Keeps errors until the start is over. One that fails says why itself, once, and doesn't go on trying. */
export function heldBack(log: OperatorLog): { readonly log: OperatorLog; readonly release: () => void } {
  let held: Parameters<OperatorLog['error']>[] | undefined = [];
  return {
    log: {
      info: (...one) => log.info(...one),
      warn: (...one) => log.warn(...one),
      error: (...one) => (held ? void held.push(one) : log.error(...one)),
    },
    release() {
      for (const one of held ?? []) log.error(...one);
      held = undefined;
    },
  };
}
