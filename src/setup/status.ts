import { join } from 'node:path';

import { Hono } from 'hono';

import { logErrors } from '../http-server/log-errors.ts';
import { serveSocket } from '../http-server/serve-socket.ts';
import type { Meeting } from '../meeting/feature.ts';
import { awaitsApproval, isBeingHeld, lifecycleState } from '../meeting/lifecycle.ts';
import type { HeardTimes } from '../operations/heard-times.ts';
import type { ReadinessReport } from '../operations/readiness.ts';
import type { RememberingLog } from '../operations/recent-failures.ts';
import type { GavelStatus } from '../operations/status.ts';
import type { Chat } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { JobQueue } from '../ports/jobs.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import type { Store } from '../ports/store.ts';
import type { Secretary } from '../secretary/secretary.ts';

/** The socket in the data folder on which `gavel status` asks. */
export const STATUS_SOCKET = 'status.sock';

/** More jobs than these need no exact count. */
const MOST_JOBS = 1000;

/** What is put together for `gavel status`. */
export interface StatusParts {
  readonly version: string;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly gavel: () => Secretary;
  readonly chats: readonly Chat[];
  readonly heard: Pick<HeardTimes, 'last'>;
  readonly store: Pick<Store, 'backlog'>;
  readonly jobs: Pick<JobQueue, 'due'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly readiness: () => Promise<ReadinessReport>;
  readonly failures: RememberingLog['failures'];
  readonly listening: () => GavelStatus['listening'];
}

/** What there is of a group's current meeting. */
function currentStatus(meeting: Meeting | undefined): Pick<GavelStatus['groups'][number], 'running' | 'next'> {
  if (!meeting) return {};
  const { phase, planned, begun } = meeting.stateOf(lifecycleState);
  if (isBeingHeld(meeting)) return { running: { meeting: meeting.id, phase, since: begun } };
  return phase === 'planned' && planned !== undefined ? { next: planned } : {};
}

function groupStatus({ id, name }: StatusParts['groups'][number], gavel: Secretary): GavelStatus['groups'][number] {
  const session = gavel.session(id);
  const [meeting, last] = [session?.current(), session?.last()];
  const reviewed = [meeting, last].find((one) => one && awaitsApproval(one))?.id;
  return { id, name, ...currentStatus(meeting), ...(reviewed !== undefined && { awaitsApproval: reviewed }) };
}

/** What Gavel does now. It never has what people say, and no secrets. */
export const gavelStatus = (parts: StatusParts) => async (): Promise<GavelStatus> => {
  const { version, groups, gavel, chats, heard, store, jobs, clock } = parts;
  const [{ ready, checks }, waiting, due] = await Promise.all([
    parts.readiness(),
    store.backlog(),
    jobs.due(clock.now(), MOST_JOBS),
  ]);
  return {
    version,
    process: process.pid,
    uptime: Math.floor(process.uptime()),
    ready,
    checks: [...checks],
    listening: parts.listening(),
    platforms: chats.map((chat) => ({
      id: chat.platform,
      connected: chat.isConnected?.() ?? true,
      lastHeard: heard.last(chat.platform),
    })),
    groups: groups.map((group) => groupStatus(group, gavel())),
    waiting: [...waiting],
    jobsDue: due.length,
    failures: [...parts.failures()],
  };
};

/**
 * Answers `gavel status` on a socket in the data folder. Without one Gavel runs as well: the log says so.
 * @returns a function that ends it
 */
export async function offerStatus(
  data: string,
  status: () => Promise<GavelStatus>,
  log: OperatorLog,
): Promise<() => Promise<void>> {
  const app = new Hono();
  app.get('/status', async (c) => c.json(await status()));
  logErrors(app, "The status can't be told", log);
  const path = join(data, STATUS_SOCKET);
  return serveSocket(app, path).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    log.info(`gavel status can't ask on ${path}; it can if the configuration has "operations"`, { why });
    return async () => undefined;
  });
}
