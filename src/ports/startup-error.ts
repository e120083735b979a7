/**
 * Gavel can't start, for a reason that the operator can fix. The message is for them: a sentence that says what
 * is wrong and what to do.
 */
export class StartupError extends Error {}

/** Why Gavel does not start on a file that it could only spoil. */
export const writtenByNewer = (file: string): StartupError =>
  new StartupError(`A newer Gavel wrote ${file}. Run that version, or restore the backup from before the update.`);
