import type { OperatorLog } from '../../ports/operator-log.ts';
import { trackTrouble, type StoreTrouble } from '../track-trouble.ts';
import { errorReason, sqliteCode } from './sqlite-error.ts';

/** Why SQLite can't write and what to do, by the beginning of its code. */
const TROUBLES: readonly (readonly [code: string, words: string])[] = [
  ['SQLITE_FULL', 'the disk is full. Free some space'],
  [
    'SQLITE_IOERR',
    "the disk is failing, full, or limits the size of files. Free some space, or check the machine's log",
  ],
  ['SQLITE_BUSY', 'another program has locked it. Close that program, such as a database browser'],
  ['SQLITE_READONLY', "Gavel isn't allowed to write to it. Let Gavel's user write to the file and its folder"],
  ['SQLITE_PERM', "Gavel isn't allowed to write to it. Let Gavel's user write to the file and its folder"],
  ['SQLITE_CANTOPEN', "it can't be opened. Check that its folder exists and that Gavel may write there"],
  ['SQLITE_CORRUPT', "it's damaged. Stop Gavel and restore your last backup"],
];

const wordsFor = (error: unknown): string | undefined => {
  const code = sqliteCode(error);
  return code === undefined ? undefined : TROUBLES.find(([start]) => code.startsWith(start))?.[1];
};

/** What went wrong, and what to do if that's known. */
export const sqliteErrorText = (error: unknown): string => wordsFor(error) ?? errorReason(error);

/** @param path of the database, for the log */
export const storeTrouble = (path: string, log: OperatorLog): StoreTrouble =>
  trackTrouble(path, { wordsFor, codeOf: sqliteCode }, log);
