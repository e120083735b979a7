import type { OperatorLog } from '../../ports/operator-log.ts';
import { StoreUnavailable } from '../../ports/store.ts';
import { errorReason, sqliteCode } from './sqlite-error.ts';

/** What is wrong when SQLite cannot write, and what to do, by the beginning of its code. */
const TROUBLES: readonly (readonly [code: string, words: string])[] = [
  ['SQLITE_FULL', 'the disk is full. Make room on it'],
  [
    'SQLITE_IOERR',
    "the disk fails, is full, or has a limit on the size of files. Make room on it, or look into the machine's own log",
  ],
  ['SQLITE_BUSY', 'another program has it locked. Close what has it open, such as a database browser'],
  ['SQLITE_READONLY', 'it may not be written. Give the user that runs Gavel the right to write it and its folder'],
  ['SQLITE_PERM', 'it may not be written. Give the user that runs Gavel the right to write it and its folder'],
  ['SQLITE_CANTOPEN', 'it cannot be opened. See that its folder is there and may be written'],
  ['SQLITE_CORRUPT', 'it is damaged. Stop Gavel, and put back the last backup'],
];

const wordsFor = (error: unknown): string | undefined => {
  const code = sqliteCode(error);
  return code === undefined ? undefined : TROUBLES.find(([start]) => code.startsWith(start))?.[1];
};

/** What went wrong, and what to do where that is known. */
export const sqliteErrorText = (error: unknown): string => wordsFor(error) ?? errorReason(error);

/** Follows whether a database can be written, and tells when that changes. */
export interface StoreTrouble {
  /** A write failed. Returns what to reject with: StoreUnavailable if the same write may work later. */
  readonly met: (error: unknown) => unknown;
  /** A write worked. */
  readonly over: () => void;
}

/** @param path of the database, for whoever runs Gavel */
export function storeTrouble(path: string, log: OperatorLog): StoreTrouble {
  let told: string | undefined;
  return {
    met(error) {
      const words = wordsFor(error);
      if (words === undefined) return error;
      if (told !== words) {
        const meanwhile = 'Until then nothing that is said is taken; Gavel goes on trying, and needs no restart';
        log.error(`The database ${path} cannot be written: ${words}. ${meanwhile}.`, { code: sqliteCode(error) });
      }
      told = words;
      return new StoreUnavailable(`The database cannot be written: ${words}`, { cause: error });
    },
    over() {
      if (told === undefined) return;
      told = undefined;
      log.info(`The database ${path} can be written again: Gavel goes on where it was.`);
    },
  };
}
