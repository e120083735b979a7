import { once } from 'node:events';
import { createServer } from 'node:net';

/** The address of a server on this machine by its number: a bare machine may not know the name `localhost`. */
export const onLoopback = (url: string): string => url.replace('//localhost:', '//127.0.0.1:');

/** A port of this machine that nobody has now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port was free');
  return address.port;
}
