import { randomUUID } from 'node:crypto';

import type { WebSocket } from 'ws';

type Json = Readonly<Record<string, unknown>>;

/** Something on its way to the app. */
export interface Envelope {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly payload: Json;
}

/** Brings envelopes to the app over Socket Mode, as Slack does: each to one of the connections. */
export interface SocketLines {
  connected(socket: WebSocket): void;
  /** Resolves with the response when the app acknowledged; rejects where it did not in time. */
  deliver(envelope: Envelope, attempt: number): Promise<Json>;
  /** Asks every connection, or the first only, to be made anew. */
  refresh(which: 'all' | 'first'): void;
  /** Cuts every connection without a word. */
  cut(): void;
  /** Called before an envelope is handed to a connection; true swallows the acknowledgement and cuts the line. */
  cutBeforeAck: (envelope: Envelope) => boolean;
  readonly count: () => number;
  /** How many envelopes were delivered, with those that came again. */
  readonly delivered: () => number;
}

interface Waiting {
  readonly socket: WebSocket;
  readonly resolve: (response: Json) => void;
  readonly reject: (why: Error) => void;
  readonly swallow: boolean;
}

/** @param ackMs how long Slack waits for an acknowledgement */
export function socketLines(app: string, ackMs: number): SocketLines {
  const open = new Set<WebSocket>();
  const waiting = new Map<string, Waiting>();
  let turn = 0;
  let delivered = 0;

  function hand(
    { type, payload }: Envelope,
    attempt: number,
    { socket, ...ending }: Omit<Waiting, 'swallow'>,
    swallow: boolean,
  ): void {
    const id = randomUUID();
    const again = attempt > 0 ? { retry_attempt: attempt, retry_reason: 'timeout' } : {};
    waiting.set(id, { socket, ...ending, swallow });
    delivered += 1;
    socket.send(
      JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: type !== 'events_api', ...again }),
    );
  }

  function deliver(envelope: Envelope, attempt: number): Promise<Json> {
    const { promise, resolve, reject } = Promise.withResolvers<Json>();
    const sockets = [...open];
    const socket = sockets[(turn += 1) % Math.max(1, sockets.length)];
    if (!socket) return Promise.reject(new Error('dispatch_failed: the app has no connection'));
    const late = `operation_timeout: the app did not acknowledge ${envelope.type} within ${ackMs} ms`;
    const timer = setTimeout(() => reject(new Error(late)), ackMs).unref();
    hand(envelope, attempt, { socket, resolve, reject }, self.cutBeforeAck(envelope));
    return promise.finally(() => clearTimeout(timer));
  }

  /** Nothing that was handed to this connection is acknowledged any more. */
  function closed(socket: WebSocket): void {
    open.delete(socket);
    for (const one of waiting.values()) {
      if (one.socket === socket) one.reject(new Error('dispatch_failed: the connection broke'));
    }
  }

  function receive(socket: WebSocket, data: string): void {
    const { envelope_id: id, payload = {} } = JSON.parse(data) as { envelope_id: string; payload?: Json };
    const known = waiting.get(id);
    if (!known) throw new Error(`The app acknowledged an envelope that it was never given: ${data}`);
    waiting.delete(id);
    if (known.swallow) socket.terminate();
    else known.resolve(payload);
  }

  const self: SocketLines = {
    cutBeforeAck: () => false,
    count: () => open.size,
    delivered: () => delivered,
    connected(socket) {
      open.add(socket);
      socket.on('close', () => closed(socket));
      socket.on('message', (data: Buffer) => receive(socket, data.toString('utf8')));
      const debug = { host: 'applink-fake', build_number: 1, approximate_connection_time: 18_060 };
      const hello = { type: 'hello', num_connections: open.size, debug_info: debug, connection_info: { app_id: app } };
      socket.send(JSON.stringify(hello));
    },
    deliver,
    refresh(which) {
      const message = JSON.stringify({
        type: 'disconnect',
        reason: 'refresh_requested',
        debug_info: { host: 'applink-fake' },
      });
      for (const socket of which === 'all' ? [...open] : [...open].slice(0, 1)) socket.send(message);
    },
    cut() {
      for (const socket of open) socket.terminate();
    },
  };
  return self;
}
