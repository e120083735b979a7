/**
 * What a line of the log is about, under the same names everywhere. A line that concerns a meeting has `group`,
 * `meeting` and `cause`.
 */
export interface LogFacts {
  readonly group?: string | undefined;
  /** The meeting's stream: `moths/12`. Not there before a group's first meeting. */
  readonly meeting?: string | undefined;
  /** Begins with the id of what was heard or of the job that brought it about, or is `start`. Never the words. */
  readonly cause?: string | undefined;
  readonly room?: string | undefined;
  /** The job's id. */
  readonly job?: string | undefined;
  readonly [more: string]: unknown;
}

/** Tells the operator. Never what people said: a log is not a place for it. */
export interface OperatorLog {
  /** News, or something that waits for somebody in a room. */
  info(what: string, facts?: LogFacts): void;
  /** A problem that Gavel gets over by itself, if it doesn't last: it tries again. An Error goes under `error`. */
  warn(what: string, facts?: LogFacts): void;
  /** A problem that somebody has to look at. An Error goes under `error`. */
  error(what: string, facts?: LogFacts): void;
}

/** Tells nobody. */
export const SILENT_LOG: OperatorLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** From so many failures on, one after the other, it's no passing trouble any more. */
const LASTING = 5;

/** How to tell that something failed and is tried again. @param failures so far, this one too */
export const levelOfFailure = (failures: number): 'warn' | 'error' => (failures < LASTING ? 'warn' : 'error');
