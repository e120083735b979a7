import type { Hono } from 'hono';
import type { Registry } from 'prom-client';

import { logErrors } from '../http-server/log-errors.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import { operatorPaths } from './operator-paths.ts';
import type { ReadinessReport } from './readiness.ts';
import type { GavelStatus } from './status.ts';

export interface OperationsParts {
  readonly version: string;
  readonly registry: Pick<Registry, 'metrics' | 'contentType'>;
  readonly readiness: () => Promise<ReadinessReport>;
  readonly status: () => Promise<GavelStatus>;
  readonly log: Pick<OperatorLog, 'error'>;
}

/**
 * What operators ask: `/healthz` answers while the process lives, `/readyz` says whether all that Gavel needs is there
 * (503 if not), `/status` what Gavel does (for `gavel status`), `/metrics` is for Prometheus.
 */
export function operationsApp({ version, registry, readiness, status, log }: OperationsParts): Hono {
  const app = operatorPaths(version, 'Gavel: /healthz, /readyz, /status, /metrics');
  app.get('/readyz', async (c) => {
    const report = await readiness();
    return c.json(report, report.ready ? 200 : 503);
  });
  app.get('/status', async (c) => c.json(await status()));
  app.get('/metrics', async (c) => c.body(await registry.metrics(), 200, { 'Content-Type': registry.contentType }));
  logErrors(app, "Health and metrics can't be told", log);
  return app;
}
