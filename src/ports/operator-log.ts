/** Tells the operator. Never what people said: a log is not a place for it. */
export interface OperatorLog {
  /** News, or something that waits for somebody in a room. */
  info(what: string, facts?: Readonly<Record<string, unknown>>): void;
  /** A problem. An Error goes under `error`. */
  error(what: string, facts?: Readonly<Record<string, unknown>>): void;
}
