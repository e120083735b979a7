import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Refused } from './check.ts';
import type { SlackFault, Faults } from './faults.ts';
import type { Method } from './web-api.ts';
import type { ChannelKind } from './workspace.ts';

type Json = Readonly<Record<string, unknown>>;

export interface Call {
  readonly method: string;
  readonly args: Json;
}

export interface ServerParts {
  readonly methods: Readonly<Record<string, Method>>;
  readonly tokens: { readonly bot: string; readonly app: string };
  /** The scopes that the bot's token has. */
  readonly scopes: () => readonly string[];
  /** Undefined if there is no such conversation. */
  readonly kindOf: (channel: unknown) => ChannelKind | undefined;
  readonly faults: () => Faults;
  /** Slack is away: every connection is cut. */
  readonly isDown: () => boolean;
  /** What lies at a path, for those who may read files. */
  readonly file: (path: string) => Uint8Array | undefined;
  /** Takes what is put to a path; false if it isn't what was asked for. */
  readonly take: (path: string, bytes: Uint8Array) => boolean;
  readonly socketUrl: (port: number) => string;
}

const APP_METHODS = new Set(['apps.connections.open']);

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function argumentsOf(request: IncomingMessage): Promise<Json> {
  const body = (await bodyOf(request)).toString();
  if (request.headers['content-type']?.startsWith('application/json')) return JSON.parse(body) as Json;
  return Object.fromEntries([...new URLSearchParams(body)].map(([key, value]) => [key, parsed(value)]));
}

/** Objects and flags come as JSON in a form; a time stamp is a string, not a number. */
function parsed(value: string): unknown {
  if (value === 'true' || value === 'false') return value === 'true';
  if (!/^[[{]/u.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return value;
  }
}

type FaultAfter = Extract<SlackFault, { kind: 'cut-after' | 'late' }>;

/** Whether Slack does what was asked, whatever then becomes of its answer. */
const isDone = (fault: SlackFault): fault is FaultAfter => fault.kind === 'cut-after' || fault.kind === 'late';

/** Goes wrong before anything is done. */
function fail(fault: Exclude<SlackFault, FaultAfter>, request: IncomingMessage, response: ServerResponse): void {
  if (fault.kind === 'cut-before') request.socket.destroy();
  else if (fault.kind === 'refused') response.end(JSON.stringify({ ok: false, error: fault.error }));
  else if (fault.kind === 'error') response.writeHead(fault.status).end('upstream error');
  else {
    response.writeHead(429, { 'Retry-After': String(fault.seconds), 'Content-Type': 'application/json' });
    response.end(JSON.stringify({ ok: false, error: 'ratelimited' }));
  }
}

/** The Web API over HTTP, with what can go wrong on the way. */
export function apiServer(parts: ServerParts) {
  const calls: Call[] = [];

  /** The scopes of which one is needed for this call. */
  function neededScopes({ scopes, scopeFor }: Method, { channel }: Json): readonly string[] {
    const kind = scopeFor && parts.kindOf(channel);
    return kind ? [scopeFor[kind]] : scopes;
  }

  function answer(method: string, args: Json, authorization: string): Json {
    const token = authorization.replace(/^Bearer /u, '');
    const { bot, app } = parts.tokens;
    if (token === '') throw new Refused('not_authed');
    if (token !== bot && token !== app) throw new Refused('invalid_auth');
    if (APP_METHODS.has(method) !== (token === app)) throw new Refused('not_allowed_token_type');
    if (method === 'apps.connections.open') return { url: parts.socketUrl(portOf(server)) };
    const known = parts.methods[method];
    if (!known) throw new Refused('unknown_method');
    const granted = parts.scopes();
    const needed = neededScopes(known, args);
    if (needed.length > 0 && !needed.some((scope) => granted.includes(scope)))
      throw new Refused('missing_scope', { needed: needed.join(','), provided: granted.join(',') });
    return known.does(args, granted);
  }

  /** As Slack does: who may not read files is led to where people sign in. */
  function giveFile(path: string, request: IncomingMessage, response: ServerResponse): void {
    const isAllowed =
      request.headers.authorization === `Bearer ${parts.tokens.bot}` && parts.scopes().includes('files:read');
    const bytes = parts.file(path);
    if (!isAllowed) response.writeHead(302, { Location: 'https://lantern.slack.com/?redir=x' }).end();
    else if (bytes) response.writeHead(200, { 'Content-Type': 'application/octet-stream' }).end(bytes);
    else response.writeHead(404).end();
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { url = '' } = request;
    if (url.startsWith('/files-pri/') && !parts.isDown()) return giveFile(url, request, response);
    if (url.startsWith('/upload/v1/') && !parts.isDown())
      return void response.writeHead(parts.take(url, await bodyOf(request)) ? 200 : 400).end();
    const method = url.replace(/^\/api\//u, '');
    const args = await argumentsOf(request);
    const fault = parts.isDown() ? ({ kind: 'cut-before' } as const) : parts.faults()(method);
    if (fault && !isDone(fault)) return fail(fault, request, response);
    const body = result(() => answer(method, args, request.headers.authorization ?? ''));
    calls.push({ method, args });
    return give(body, fault, request, response);
  }

  async function give(
    body: Json,
    fault: FaultAfter | undefined,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    if (fault?.kind === 'late') await fault.until;
    if (fault?.kind === 'cut-after') return void request.socket.destroy();
    response.writeHead(200, { 'Content-Type': 'application/json', 'X-OAuth-Scopes': parts.scopes().join(',') });
    response.end(JSON.stringify(body));
  }

  const server = createServer((request, response) => void handle(request, response));
  return { server, calls };
}

function result(answer: () => Json): Json {
  try {
    return { ok: true, ...answer() };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ok: false, error: error.message, ...error.more };
  }
}

export const portOf = (server: Server): number => (server.address() as AddressInfo).port;
