import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import { HTTPModuleFunctions, HTTPReceiver, type Receiver } from '@slack/bolt';

import { NOT_SAVED, operatorLogger, type SlackLog } from './log.ts';

export interface HttpOptions {
  readonly signingSecret: string;
  readonly host: string;
  /** 0 is any free port. */
  readonly port: number;
  readonly log: SlackLog;
}

export interface HttpReceiver extends Receiver {
  /** The port on which it listens; undefined before the start. */
  port(): number | undefined;
}

const SWEEP_MS = 50;
/** Slack's own payloads are far smaller, and requests without a signature mustn't fill the memory. */
const LARGEST_BYTES = 2 ** 20;
/** Bolt reads everything that isn't a form as JSON. */
const TYPES = new Set(['application/json', 'application/x-www-form-urlencoded']);
const ENDPOINT = '/slack/events';
/** Slack's own limit: a request that is further off isn't from Slack, or isn't from now. */
const APART_SECONDS = 300;

const { isRawBodyError, parseAndVerifyHTTPRequest, parseHTTPRequestBody } = HTTPModuleFunctions;

/** A request that isn't handed to Bolt. */
interface Refusal {
  readonly status: 400 | 401 | 413 | 415;
  readonly why: string;
}

const isEvent = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' && new URL(url, 'http://localhost').pathname === ENDPOINT;

/** Bolt's own check refuses older ones, but none with a later stamp. */
const isFromTheFuture = ({ headers }: IncomingMessage): boolean =>
  Number(headers['x-slack-request-timestamp']) > Date.now() / 1000 + APART_SECONDS;

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Events, commands and buttons are objects; other JSON isn't for Bolt. */
const isObject = (body: unknown): boolean => typeof body === 'object' && body !== null && !Array.isArray(body);

/**
 * Reads a request whole and checks it: its type, its size, its signature and stamp, and that it holds an object. Bolt
 * checks most of it too, but what it does with other JSON, such as `null`, ends the process.
 * @returns why it is refused; undefined if it may go to Bolt, which finds the body read
 */
async function refused(request: IncomingMessage, signingSecret: string): Promise<Refusal | undefined> {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  if (!TYPES.has(type.trim().toLowerCase())) return { status: 415, why: "it's neither JSON nor a form" };
  let whole: Awaited<ReturnType<typeof parseAndVerifyHTTPRequest>>;
  try {
    whole = await parseAndVerifyHTTPRequest({ signingSecret, bodyLimit: LARGEST_BYTES }, request);
  } catch (error) {
    const tooLarge = isRawBodyError(error) && error.statusCode === 413;
    return { status: tooLarge ? 413 : 401, why: inWords(error) };
  }
  if (isFromTheFuture(request)) return { status: 401, why: 'its time stamp is more than five minutes ahead' };
  try {
    return isObject(parseHTTPRequestBody(whole)) ? undefined : { status: 400, why: "it isn't an object" };
  } catch {
    return { status: 400, why: "its JSON can't be read" };
  }
}

/**
 * Receives at /slack/events what Slack signed at most five minutes ago. `processBeforeResponse` makes it answer once the
 * listeners are done: by then it's on disk.
 */
export function httpReceiver({ signingSecret, host, port, log }: HttpOptions): HttpReceiver {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: ENDPOINT,
    processBeforeResponse: true,
    bodyLimit: LARGEST_BYTES,
    logger: operatorLogger(log),
    // Bolt's own leaves its timer running after a 500, which reports three seconds later that nobody answered.
    async processEventErrorHandler({ error, response }) {
      log.warn(NOT_SAVED, { why: inWords(error) });
      if (!response.headersSent) response.writeHead(500);
      response.end();
      return true;
    },
  });
  const listen = receiver.requestListener;
  const checked = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = await refused(request, signingSecret);
    if (!refusal) return listen(request, response);
    log.error('A request to the Slack endpoint was refused', { ...refusal });
    // If the type is wrong, the body is still to come: nobody waits for it.
    response.writeHead(refusal.status, refusal.status === 415 ? { Connection: 'close' } : {}).end();
  };
  receiver.requestListener = (request, response) => {
    if (!isEvent(request)) return listen(request, response);
    checked(request, response).catch((error: unknown) => {
      log.error('A request to the Slack endpoint failed', { why: inWords(error) });
      response.destroy();
    });
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
