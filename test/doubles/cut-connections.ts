// A way to a database that can be cut, as a network does it.
import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** When a connection is cut that commits: before the database hears of it, or when it has, but can't say so any more. */
export type CutAt = 'before the commit' | 'after the commit';

export interface CuttableDatabase {
  /** The address of the database, by this way. */
  readonly url: string;
  /** Cuts the next connection that commits. */
  cutNext(at: CutAt): void;
  /** How many were cut. */
  cuts(): number;
  stop(): Promise<void>;
}

/** @param url of the database itself */
export async function cuttableDatabase(url: string): Promise<CuttableDatabase> {
  const there = new URL(url);
  const open = new Set<Socket>();
  let cut: CutAt | undefined;
  let cuts = 0;
  const server = createServer((here) => {
    const database = connect(Number(there.port), there.hostname);
    for (const socket of [here, database]) {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => void open.delete(socket));
    }
    here.on('close', () => void database.end());
    database.on('close', () => void here.destroy());
    let isCut = false;
    here.on('data', (part: Buffer) => {
      if (cut !== undefined && part.includes('COMMIT')) {
        isCut = true;
        cuts += 1;
        if (cut === 'after the commit') {
          database.write(part);
          // The database has answered, so it has committed.
          database.once('data', () => void here.destroy());
        } else here.destroy();
        cut = undefined;
      } else database.write(part);
    });
    database.on('data', (part: Buffer) => {
      if (!isCut) here.write(part);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const way = new URL(url);
  way.port = String(port);
  return {
    url: way.href,
    cutNext: (at) => void (cut = at),
    cuts: () => cuts,
    async stop() {
      for (const socket of open) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
