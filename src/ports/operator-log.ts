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
  /** A problem. An Error goes under `error`. */
  error(what: string, facts?: LogFacts): void;
}
