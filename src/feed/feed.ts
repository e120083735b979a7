import type { AddressInfo } from 'node:net';

import { createAdaptorServer } from '@hono/node-server';

import type { Calendars } from '../ports/calendar.ts';
import { feedApp } from './app.ts';

/** A running calendar server. */
export interface FeedServer {
  /** Such as `http://127.0.0.1:8090/`. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Serves the groups' calendars over HTTP; a proxy in front of it adds TLS.
 * @param port 0 for any. A port that is taken is an error: subscribers know the address.
 */
export async function serveCalendars(calendars: Calendars, host: string, port: number): Promise<FeedServer> {
  const server = createAdaptorServer({ fetch: feedApp(calendars).fetch });
  const address = await new Promise<AddressInfo>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve(server.address() as AddressInfo));
  });
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return {
    url: `http://${name}:${address.port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
