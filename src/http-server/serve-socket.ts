import { rm } from 'node:fs/promises';

import { createAdaptorServer } from '@hono/node-server';
import type { Hono } from 'hono';

import { withPrivateFiles } from '../private-files/private-files.ts';

/**
 * Serves an app on a socket in the file system, which only the same user can open. One that a run before left there is
 * replaced, so the folder has to be this process's own.
 * @returns a function that ends it and removes the socket; rejects if there can't be a socket, as in a path that is too
 *   long
 */
export async function serveSocket({ fetch }: Pick<Hono, 'fetch'>, path: string): Promise<() => Promise<void>> {
  await rm(path, { force: true });
  const server = createAdaptorServer({ fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    // The socket is there before this returns.
    withPrivateFiles(() => server.listen(path, () => resolve()));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
}
