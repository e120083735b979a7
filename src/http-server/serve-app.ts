import type { AddressInfo } from 'node:net';

import { createAdaptorServer } from '@hono/node-server';

/** An app that is served over HTTP. */
export interface ServedApp {
  /** Such as `http://127.0.0.1:8090/`. */
  readonly url: string;
  stop(): Promise<void>;
}

/** An app of Hono's. With each request it's handed what Node's server knows of it. */
export interface ServableApp {
  readonly fetch: (request: Request, bindings: object) => Response | Promise<Response>;
}

/** Milliseconds. Who sends a request a byte at a time holds a connection no longer than that. */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 20_000, connectionsCheckingInterval: 2500 };

/**
 * Serves an app over HTTP; a proxy in front of it adds TLS.
 * @param port 0 for any. Rejects if it is taken: those who ask know the address, so no other one will do.
 */
export async function serveApp({ fetch }: ServableApp, host: string, port: number): Promise<ServedApp> {
  const server = createAdaptorServer({ fetch, serverOptions: PATIENCE });
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
