/** Tells the operator. Never what people said: a log is not a place for it. */
export interface OperatorLog {
  /** What is in order, or waits for somebody in a room. */
  info(what: string, facts?: Readonly<Record<string, unknown>>): void;
  /** What isn't in order. An Error goes under `error`. */
  error(what: string, facts?: Readonly<Record<string, unknown>>): void;
}
