import type { JobQueue } from '../ports/jobs.ts';
import type { Store } from '../ports/store.ts';

/** Everything durable, and the jobs in it. */
export interface OpenedStore {
  readonly store: Store;
  readonly jobs: JobQueue;
  /** That this Gavel leads, if there could be another one that does. */
  readonly lease?: StoreLease;
}

export interface StoreLease {
  readonly name: string;
  /** It grows each time that a Gavel begins to lead. */
  readonly token: number;
  /** Whether nobody else can have taken over. */
  isCertain(): boolean;
}
