import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { StartupError } from '../../ports/startup-error.ts';

const TRIES = 20;

/**
 * Listens on the port, or, if it is taken, on the first free one of those after it; 0 takes any. Gives the port.
 * Rejects with a sentence for the operator.
 * @param tries how many ports will do
 */
export async function listenOn(server: Server, host: string, port: number, tries = TRIES): Promise<number> {
  for (let next = port; next < port + tries; next += 1) {
    // One port after the other: the first free one is wanted.
    // oxlint-disable-next-line no-await-in-loop
    const address = await attempt(server, host, next);
    if (address) return address.port;
  }
  const taken = tries === 1 ? `Port ${port} of ${host} is` : `Ports ${port} to ${port + tries - 1} of ${host} are all`;
  throw new StartupError(`${taken} taken; give the web room another one.`);
}

function attempt(server: Server, host: string, port: number): Promise<AddressInfo | undefined> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
      else reject(error);
    };
    server.once('error', failed);
    server.listen(port, host, () => {
      server.off('error', failed);
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address);
      else reject(new Error('The web room does not listen on a port'));
    });
  });
}

/** Takes no new requests, and resolves when those that came are answered. */
export type ServerEnding = () => Promise<void>;

/** Watches a server that does not listen yet, so that it can be ended without cutting a request off. */
export function serverEnding(server: Server): ServerEnding {
  let open = 0;
  let answered: (() => void) | undefined;
  server.on('request', (_, response) => {
    open += 1;
    response.once('close', () => {
      open -= 1;
      answered?.();
    });
  });
  return () =>
    new Promise((resolve) => {
      answered = () => {
        // Browsers keep connections open, and open some before they ask for anything: nobody waits for these.
        if (open === 0) server.closeAllConnections();
      };
      // A server that never came to listen is closed already, and that is all the error can say.
      server.close(() => resolve());
      answered();
    });
}
