import { serveApp, type ServedApp } from '../http-server/serve-app.ts';
import { measuredChat } from '../operations/measured-chat.ts';
import { measuredJobs } from '../operations/measured-jobs.ts';
import { measuredStore } from '../operations/measured-store.ts';
import { createMetrics } from '../operations/metrics.ts';
import { operationsApp } from '../operations/operations-app.ts';
import { readiness, type ReadinessReport } from '../operations/readiness.ts';
import type { StandingLease } from '../operations/standing-metrics.ts';
import type { GavelStatus } from '../operations/status.ts';
import type { Chat } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobQueue } from '../ports/jobs.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import { StartupError } from '../ports/startup-error.ts';
import type { Store } from '../ports/store.ts';
import type { StreamWatch } from '../public-pages/stream-places.ts';
import type { JobHandlers } from '../secretary/job-handler.ts';
import type { GroupBinding } from '../secretary/secretary-deps.ts';

/** What operators watch while Gavel runs. If they don't, everything is passed on as it is. */
export interface OperationsWatch {
  readonly store: Store;
  chats(opened: readonly Chat[]): readonly Chat[];
  jobHandlers(handlers: JobHandlers): JobHandlers;
  readonly pageStreams: StreamWatch;
  /** Serves health, readiness, status and metrics, if that is configured. */
  serve(answers: OperationsAnswers): Promise<ServedApp | undefined>;
}

/** What is asked of the running Gavel. */
export interface OperationsAnswers {
  readonly readiness: () => Promise<ReadinessReport>;
  readonly status: () => Promise<GavelStatus>;
}

export interface WatchParts {
  readonly where: { readonly host: string; readonly port: number } | undefined;
  readonly store: Store;
  readonly jobs: JobQueue;
  readonly lease: StandingLease | undefined;
  readonly clock: Clock;
  readonly version: string;
  readonly log: OperatorLog;
}

/** More jobs than these need no exact count: something is wrong. */
const MOST_JOBS = 1000;

const unwatched = (store: Store): OperationsWatch => ({
  store,
  chats: (opened) => opened,
  jobHandlers: (handlers) => handlers,
  pageStreams: { open: () => undefined, refused: () => undefined },
  serve: async () => undefined,
});

/** Whether everything that the groups need is there. @param keep takes secrets out of words */
export function groupsReadiness(
  bindings: readonly GroupBinding[],
  parts: { readonly store: Store; readonly chats: readonly Chat[]; readonly clock: Clock },
  keep: (words: string) => string,
): OperationsAnswers['readiness'] {
  const forges = bindings.map(({ group, forge }) => ({
    group: group.id,
    forge,
    path: group.format.index?.path ?? 'README.md',
  }));
  return readiness({ ...parts, forges, keep });
}

/**
 * Watches what goes through the store, the chats and the jobs. `serve` rejects with StartupError if the port is taken:
 * those who ask know the address.
 */
export function watchOperations({ where, store, jobs, lease, clock, version, log }: WatchParts): OperationsWatch {
  if (!where) return unwatched(store);
  let chats: readonly Chat[] = [];
  const metrics = createMetrics(version, {
    connected: () => new Map(chats.map((chat) => [chat.platform, chat.isConnected?.() ?? true])),
    backlog: () => store.backlog(),
    dueJobs: async () => (await jobs.due(clock.now(), MOST_JOBS)).length,
    lease,
  });
  return {
    store: measuredStore(store, metrics),
    chats(opened) {
      chats = opened.map((chat) => measuredChat(chat, metrics));
      return chats;
    },
    jobHandlers: (handlers) => measuredJobs(handlers, metrics),
    pageStreams: {
      open: (count) => metrics.pageStreams.set(count),
      refused: (why) => metrics.pageStreamsRefused.inc({ why }),
    },
    async serve({ readiness: ready, status }) {
      const app = operationsApp({ version, registry: metrics.registry, readiness: ready, status, log });
      return serveApp(app, where.host, where.port).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        throw new StartupError(
          `Can't serve health and metrics on ${where.host}:${where.port} (${why}). Give "operations" another port.`,
          { cause: error },
        );
      });
    },
  };
}
