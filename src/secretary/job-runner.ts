import { addMilliseconds } from '../meeting/add-milliseconds.ts';
import { backOffMs, type BackOff } from '../meeting/back-off.ts';
import type { Clock } from '../ports/clock.ts';
import { ForgeUnavailable } from '../ports/forge.ts';
import type { DueJob, JobQueue } from '../ports/jobs.ts';
import { levelOfFailure, type OperatorLog } from '../ports/operator-log.ts';
import { StoreUnavailable } from '../ports/store.ts';
import { jobFacts } from './job-facts.ts';

/** Does the jobs whose time has come, at least once each: those of one lane in order, and lanes beside each other. */
export interface JobRunner {
  /** Jobs may have been added. */
  poke(): void;
  /** Resolves when nothing is due that is not done. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

export interface JobRunnerOptions {
  readonly jobs: JobQueue;
  readonly clock: Clock;
  readonly log: OperatorLog;
  /** Names the lane of a job: it waits for those before it there, and for no others. */
  readonly laneOf: (job: DueJob) => string;
  /** Does one job and finishes it in its own transaction; throws when it must be tried again. */
  readonly work: (job: DueJob) => Promise<void>;
  /** Tells those who can act that it didn't work and will be tried again. */
  readonly failed: (job: DueJob, error: unknown) => Promise<void>;
}

const WAIT: BackOff = { firstMs: 2000, longestMs: 15 * 60_000 };
const STORE_WAIT_MS = 5000;
const BATCH = 100;

/** Later with each attempt; never before the forge wants to be asked again. */
function retryAt(error: unknown, attempts: number, now: string): string {
  const at = addMilliseconds(now, backOffMs(attempts + 1, WAIT));
  const asked = error instanceof ForgeUnavailable ? error.notBefore : undefined;
  return asked !== undefined && asked > at ? asked : at;
}

/** With what caused it: the log is for people who can make sense of it. */
function whole(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message;
}

export function createJobRunner({ jobs, clock, log, laneOf, work, failed }: JobRunnerOptions): JobRunner {
  const lanes = new Map<string, Promise<void>>();
  let looking: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let off: (() => void) | undefined;
  let offTrouble: (() => void) | undefined;

  async function doOne(job: DueJob): Promise<void> {
    try {
      await work(job);
    } catch (error) {
      if (error instanceof StoreUnavailable) throw error;
      const why = whole(error);
      const at = retryAt(error, job.attempts, clock.now());
      log[levelOfFailure(job.attempts + 1)]('A job failed and is tried again', {
        ...jobFacts(job),
        job: job.id,
        why,
        at,
      });
      await jobs.retry(job.id, why, at);
      await failed(job, error);
    }
  }

  async function inOrder(due: readonly DueJob[]): Promise<void> {
    for (const job of due) if (!stopped) await doOne(job);
  }

  /** What is due in lanes where nobody is at work, however much waits in the others. */
  async function free(now: string): Promise<readonly DueJob[]> {
    // A lane that ends while the jobs are read has its jobs among them still.
    const taken = new Set(lanes.keys());
    for (let limit = BATCH; ; limit *= 2) {
      const due = await jobs.due(now, limit);
      const found = due.filter((job) => !taken.has(laneOf(job)));
      if (found.length > 0 || due.length < limit) return found;
    }
  }

  /** The store failed: it is looked again after a while, and not at once and for ever. */
  function troubled(what: string, error: unknown): void {
    if (!(error instanceof StoreUnavailable)) log.error(what, { error });
    offTrouble?.();
    if (!stopped) offTrouble = clock.wake(addMilliseconds(clock.now(), STORE_WAIT_MS), poke);
  }

  async function runLane(lane: string, due: readonly DueJob[]): Promise<void> {
    try {
      await inOrder(due);
      again = true;
    } catch (error) {
      troubled(`A job that failed could not be put off in ${lane}`, error);
    }
    lanes.delete(lane);
    if (again) poke();
  }

  async function look(): Promise<void> {
    let now = clock.now();
    do {
      again = false;
      now = clock.now();
      const due = await free(now);
      for (const [lane, its] of Map.groupBy(due, laneOf)) if (!stopped) lanes.set(lane, runLane(lane, its));
      // Others may wait behind more of one lane than are read at once.
      again ||= due.length > 0;
    } while (again && !stopped);
    // What is due already is taken up by its lane.
    const next = await jobs.nextAt(now);
    off?.();
    if (next !== undefined && !stopped) off = clock.wake(next, poke);
  }

  function poke(): void {
    again = true;
    if (stopped || looking) return;
    looking = look()
      .catch((error: unknown) => troubled('The jobs cannot be read', error))
      .finally(() => {
        looking = undefined;
        if (again && !stopped) poke();
      });
  }

  const atWork = (): Promise<void>[] => [...lanes.values(), ...(looking ? [looking] : [])];

  return {
    poke,
    async idle() {
      for (let all = atWork(); all.length > 0; all = atWork()) await Promise.all(all);
    },
    async stop() {
      stopped = true;
      off?.();
      offTrouble?.();
      for (let all = atWork(); all.length > 0; all = atWork()) await Promise.all(all);
    },
  };
}
