import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import { HTTPModuleFunctions, HTTPReceiver, type Receiver } from '@slack/bolt';

import { operatorLogger, type SlackLog } from './log.ts';

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
/** Slack's own payloads are far smaller; whoever has no signature is not to fill the memory. */
const LARGEST_BYTES = 2 ** 20;
/** Bolt reads as JSON whatever is no form. */
const TYPES = new Set(['application/json', 'application/x-www-form-urlencoded']);
const ENDPOINT = '/slack/events';
/** Slack's own bound: a request that differs more from the time is not from Slack, or not of now. */
const APART_SECONDS = 300;

const { isRawBodyError, parseAndVerifyHTTPRequest, parseHTTPRequestBody } = HTTPModuleFunctions;

/** A request that Bolt is not given. */
interface Refusal {
  readonly status: 400 | 401 | 413 | 415;
  readonly why: string;
}

const isEvent = ({ method, url = '' }: IncomingMessage): boolean =>
  method === 'POST' && new URL(url, 'http://localhost').pathname === ENDPOINT;

/** Bolt's own check refuses what is older, and nothing that is stamped for later. */
const isFromTheFuture = ({ headers }: IncomingMessage): boolean =>
  Number(headers['x-slack-request-timestamp']) > Date.now() / 1000 + APART_SECONDS;

const inWords = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Whether it is JSON, or a form, that says several things: only that is an event, a command or a button. */
const isObject = (body: unknown): boolean => typeof body === 'object' && body !== null && !Array.isArray(body);

/**
 * Reads a request whole and checks it: its type, its size, its signature and stamp, and that it holds an object. Bolt
 * checks most of it too, but what it does with other JSON, such as `null`, ends the process.
 * @returns why it is refused; undefined if it may go to Bolt, which finds the body read
 */
async function refused(request: IncomingMessage, signingSecret: string): Promise<Refusal | undefined> {
  const [type = ''] = (request.headers['content-type'] ?? '').split(';');
  if (!TYPES.has(type.trim().toLowerCase())) return { status: 415, why: 'it is neither JSON nor a form' };
  let whole: Awaited<ReturnType<typeof parseAndVerifyHTTPRequest>>;
  try {
    whole = await parseAndVerifyHTTPRequest({ signingSecret, bodyLimit: LARGEST_BYTES }, request);
  } catch (error) {
    const tooLarge = isRawBodyError(error) && error.statusCode === 413;
    return { status: tooLarge ? 413 : 401, why: inWords(error) };
  }
  if (isFromTheFuture(request)) return { status: 401, why: 'it is stamped for more than five minutes from now' };
  try {
    return isObject(parseHTTPRequestBody(whole)) ? undefined : { status: 400, why: 'it holds no object' };
  } catch {
    return { status: 400, why: 'its JSON cannot be read' };
  }
}

/**
 * Receives over HTTP at /slack/events what Slack signed at most five minutes ago.
 * `processBeforeResponse` makes it answer only when the listeners are done: by then what came is on disk.
 */
export function httpReceiver({ signingSecret, host, port, log }: HttpOptions): HttpReceiver {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: ENDPOINT,
    processBeforeResponse: true,
    bodyLimit: LARGEST_BYTES,
    logger: operatorLogger(log),
  });
  const listen = receiver.requestListener;
  const checked = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const refusal = await refused(request, signingSecret);
    if (!refusal) return listen(request, response);
    log('A request to the Slack endpoint was refused', { ...refusal });
    // Only of the wrong type is the body still to come: nobody waits for it.
    response.writeHead(refusal.status, refusal.status === 415 ? { Connection: 'close' } : {}).end();
  };
  receiver.requestListener = (request, response) => {
    if (!isEvent(request)) return listen(request, response);
    checked(request, response).catch((error: unknown) => {
      log('A request to the Slack endpoint failed', { why: inWords(error) });
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
