/** Something to do at a time, at least once: it must be possible to do it again. */
export interface Job {
  /** Deterministic: adding the same job twice gives one. */
  readonly id: string;
  readonly group: string;
  readonly kind: string;
  /** Not before this instant: ISO 8601 in UTC. */
  readonly at: string;
  /** JSON values. */
  readonly data: Readonly<Record<string, string>>;
}

export interface DueJob extends Job {
  /** How often it failed. */
  readonly attempts: number;
}

/**
 * Durable jobs. They are added and finished in the store's commits, so that a job and the facts it comes from
 * are written together. test/contracts/job-queue.test.ts says what an implementation must do.
 */
export interface JobQueue {
  /** Jobs whose time has come, oldest first. */
  due(now: string, limit: number): Promise<readonly DueJob[]>;
  /** When the next job after this instant is due, if there is one. */
  nextAt(after: string): Promise<string | undefined>;
  /** It failed: try again not before `at`. */
  retry(id: string, why: string, at: string): Promise<void>;
  finish(id: string): Promise<void>;
}
