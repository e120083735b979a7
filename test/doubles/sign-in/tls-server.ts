import { once } from 'node:events';
import { request, type RequestListener } from 'node:http';
import { createServer } from 'node:https';

import type { SelfSigned } from './certificate.ts';

export interface TlsServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Serves over TLS on a port of its own, of this machine alone. */
export async function tlsServer({ key, cert }: SelfSigned, answer: RequestListener): Promise<TlsServer> {
  const server = createServer({ key, cert }, answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('It listens on a port');
  return {
    port: address.port,
    async stop() {
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export interface TlsProxy extends TlsServer {
  /** Passes requests on to this address from now on. */
  lead(to: string): void;
  /** What was asked: method, and path with its query. */
  readonly asked: readonly string[];
}

/** What Caddy and nginx are in front of Gavel: it adds TLS, passes the Host header on, and says who asked. */
export async function tlsProxy(certificate: SelfSigned): Promise<TlsProxy> {
  let target = 'http://127.0.0.1:9';
  const asked: string[] = [];
  const server = await tlsServer(certificate, (incoming, outgoing) => {
    const { method = 'GET', url = '/', headers, socket } = incoming;
    asked.push(`${method} ${url}`);
    const forwarded = [headers['x-forwarded-for'], socket.remoteAddress].flat().filter((one) => one !== undefined);
    const passed = request(
      target + url,
      { method, headers: { ...headers, 'x-forwarded-for': forwarded.join(', '), 'x-forwarded-proto': 'https' } },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.on('error', () => {
      if (!outgoing.headersSent) outgoing.writeHead(502);
      outgoing.end();
    });
    outgoing.on('close', () => passed.destroy());
    incoming.pipe(passed);
  });
  return {
    ...server,
    asked,
    lead(to) {
      target = to.replace(/\/$/u, '');
    },
  };
}
