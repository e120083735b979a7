import type { Clock } from '../ports/clock.ts';
import { ForgeUnavailable } from '../ports/forge.ts';
import type { DueJob, Jobs } from '../ports/jobs.ts';
import type { Log } from './parts.ts';

/** Does the jobs whose time has come, one group's in order, at least once each. */
export interface Worker {
  /** Jobs may have been added. */
  poke(): void;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 15 * 60_000;
const BATCH = 100;

/** Later with each attempt; never before the forge wants to be asked again. */
function retryAt(error: unknown, attempts: number, now: string): string {
  const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts);
  const at = new Date(Date.parse(now) + wait).toISOString();
  const asked = error instanceof ForgeUnavailable ? error.notBefore : undefined;
  return asked !== undefined && asked > at ? asked : at;
}

/**
 * @param work does one job and finishes it in its own transaction; throws when it must be tried again
 * @param failed tells whoever can act that it did not work and is tried again
 */
export function worker(
  jobs: Jobs,
  clock: Clock,
  log: Log,
  work: (job: DueJob) => Promise<void>,
  failed: (job: DueJob, why: string) => Promise<void>,
): Worker {
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = false;
  let off: (() => void) | undefined;

  async function doOne(job: DueJob): Promise<void> {
    try {
      await work(job);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const at = retryAt(error, job.attempts, clock.now());
      log.error('A job failed and is tried again', { job: job.id, why, at });
      await jobs.retry(job.id, why, at);
      await failed(job, why);
    }
  }

  async function run(): Promise<void> {
    do {
      again = false;
      for (
        let due = await jobs.due(clock.now(), BATCH);
        due.length > 0 && !stopped;
        due = await jobs.due(clock.now(), BATCH)
      ) {
        const groups = Map.groupBy(due, ({ group }) => group);
        await Promise.all([...groups.values()].map(inOrder));
      }
    } while (again && !stopped);
    const next = await jobs.nextAt();
    off?.();
    if (next !== undefined && !stopped) off = clock.wake(next, poke);
  }

  async function inOrder(due: readonly DueJob[]): Promise<void> {
    for (const job of due) if (!stopped) await doOne(job);
  }

  function poke(): void {
    again = true;
    if (stopped || running) return;
    running = run()
      .catch((error: unknown) => log.error('The jobs cannot be read', { error }))
      .finally(() => {
        running = undefined;
        if (again && !stopped) poke();
      });
  }

  return {
    poke,
    async idle() {
      while (running) await running;
    },
    async stop() {
      stopped = true;
      off?.();
      await running;
    },
  };
}
