import type { Server } from 'node:http';

import { HTTPReceiver, type Receiver } from '@slack/bolt';

import { operatorLogger, type Log } from './log.ts';

export interface HttpOptions {
  readonly signingSecret: string;
  readonly host: string;
  /** 0 is any free port. */
  readonly port: number;
  readonly log: Log;
}

export interface HttpReceiver extends Receiver {
  /** The port on which it listens; undefined before the start. */
  port(): number | undefined;
}

const SWEEP_MS = 50;
/** Slack's own payloads are far smaller; whoever has no signature is not to fill the memory. */
const LARGEST_BYTES = 2 ** 20;
/** Bolt reads as JSON whatever is no form. */
const TYPES = new Set(['application/json', 'application/x-www-form-urlencoded']);

/**
 * Receives over HTTP at /slack/events. Bolt checks the signature, and that it is at most five minutes old.
 * `processBeforeResponse` makes it answer only when the listeners are done: by then what came is on disk.
 */
export function httpReceiver({ signingSecret, host, port, log }: HttpOptions): HttpReceiver {
  const receiver = new HTTPReceiver({
    signingSecret,
    processBeforeResponse: true,
    bodyLimit: LARGEST_BYTES,
    logger: operatorLogger(log),
  });
  const listen = receiver.requestListener;
  receiver.requestListener = (request, response) => {
    const [type = ''] = (request.headers['content-type'] ?? '').split(';');
    if (request.method !== 'POST' || TYPES.has(type.trim().toLowerCase())) return listen(request, response);
    response.writeHead(415, { Connection: 'close' }).end();
  };
  let server: Pick<Server, 'address' | 'closeIdleConnections'> | undefined;
  return {
    init: (app) => receiver.init(app),
    async start() {
      server = await receiver.start({ host, port });
    },
    async stop() {
      if (!server) return;
      // A connection that is kept alive would hold the server open for seconds after its last answer.
      const sweeping = setInterval(() => server?.closeIdleConnections(), SWEEP_MS);
      await receiver.stop();
      clearInterval(sweeping);
    },
    port() {
      const address = server?.address();
      return typeof address === 'object' ? address?.port : undefined;
    },
  };
}
