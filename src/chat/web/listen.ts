import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

const TRIES = 20;

/**
 * Listens on the port, or, where it is taken, on the first free one of the 19 after it; 0 takes any. Gives the port.
 * Rejects with a sentence for the operator.
 */
export async function listen(server: Server, host: string, port: number): Promise<number> {
  for (let next = port; next < port + TRIES; next += 1) {
    // One port after the other: the first free one is wanted.
    // oxlint-disable-next-line no-await-in-loop
    const address = await attempt(server, host, next);
    if (address) return address.port;
  }
  throw new Error(`Ports ${port} to ${port + TRIES - 1} of ${host} are all taken; give the web room another one.`);
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
