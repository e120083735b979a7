// HTTP as strangers write it: bytes over a socket, right or wrong.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection on which anything can be written. */
export interface RawConnection {
  write(bytes: string): void;
  /** What has come so far. */
  said(): string;
  /** Resolves when the other side has closed it, with all that it said. */
  readonly closed: Promise<string>;
  close(): void;
}

/** Opens a connection to a server's address. */
export async function connectTo(url: string): Promise<RawConnection> {
  const { hostname, port } = new URL(url);
  const socket: Socket = connect(Number(port), hostname);
  let said = '';
  socket.setEncoding('latin1').on('data', (part: string) => (said += part));
  // A server may reset a connection on which nonsense comes.
  socket.on('error', () => undefined);
  const closed = once(socket, 'close').then(() => said);
  await once(socket, 'connect');
  return {
    write: (bytes) => void socket.write(bytes, 'latin1'),
    said: () => said,
    closed,
    close: () => socket.destroy(),
  };
}

/** Sends bytes and gives the answer's status, headers and body; 0 and nothing if it's closed without one. */
export async function askRaw(
  url: string,
  request: string,
): Promise<{ readonly status: number; readonly text: string }> {
  const connection = await connectTo(url);
  connection.write(request);
  const text = await connection.closed;
  return { status: Number(/^HTTP\/1\.1 (?<status>\d{3})/u.exec(text)?.groups?.['status'] ?? 0), text };
}
