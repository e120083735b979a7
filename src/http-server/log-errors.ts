import type { Hono } from 'hono';

import type { OperatorLog } from '../ports/operator-log.ts';

/**
 * Puts what goes wrong in an app into the log, from which secrets are taken out: Hono's own way writes past it.
 * @param what what people don't get then: the log's words
 */
export function logErrors(app: Hono, what: string, log: Pick<OperatorLog, 'error'>): void {
  app.onError((error, c) => {
    log.error(what, { path: c.req.path, error });
    return c.text('Something went wrong. The log says why.\n', 500);
  });
}
