import type { Hono } from 'hono';

import { operatorPaths } from './operator-paths.ts';
import type { ReadinessReport } from './readiness.ts';

const STANDING_BY: ReadinessReport = {
  ready: false,
  checks: [{ what: 'store', ok: false, why: 'another Gavel leads, or the database is being brought up to date' }],
};

/** What operators can ask of a Gavel that stands by: it lives, and isn't ready. */
export function standbyApp(version: string): Hono {
  const app = operatorPaths(version, 'Gavel, standing by: /healthz, /readyz');
  app.get('/readyz', (c) => c.json(STANDING_BY, 503));
  return app;
}
