import { Hono } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/**
 * An app for operators: `/` says what it has, `/healthz` answers while the process lives, and nothing of it is kept.
 * @param about what `/` says, in a line
 */
export function operatorPaths(version: string, about: string): Hono {
  const app = new Hono();
  app.use(secureHeaders());
  app.use(async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.get('/', (c) => c.text(`${about}\n`));
  app.get('/healthz', (c) => c.json({ status: 'ok', version }));
  return app;
}
