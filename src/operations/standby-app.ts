import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

import type { ReadinessReport } from './readiness.ts';

const STANDING_BY: ReadinessReport = {
  ready: false,
  checks: [{ what: 'store', ok: false, why: 'another Gavel leads, or the database is being brought up to date' }],
};

/** What operators can ask of a Gavel that stands by: it lives, and isn't ready. */
export function standbyApp(version: string): Hono {
  const app = new Hono();
  app.use(secureHeaders());
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.get('/', (c) => c.text('Gavel, standing by: /healthz, /readyz\n'));
  app.get('/healthz', (c) => c.json({ status: 'ok', version }));
  app.get('/readyz', (c) => c.json(STANDING_BY, 503));
  return app;
}
