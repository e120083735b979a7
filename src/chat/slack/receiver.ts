import type { Receiver } from '@slack/bolt';

import { httpReceiver, type HttpOptions } from './http.ts';
import { SocketReceiver, type SocketOptions } from './socket.ts';

/** How Slack reaches Gavel: over connections that Gavel opens, or over HTTP requests to it. */
export type SlackConnection =
  | { readonly kind: 'socket'; readonly appToken: string }
  | ({ readonly kind: 'http' } & Omit<HttpOptions, 'log'>);

interface ReceivedBy {
  readonly receiver: Receiver;
  readonly port: () => number | undefined;
  readonly isConnected: () => boolean;
}

/** What takes in what Slack sends. */
export function receiverFor(connection: SlackConnection, options: Omit<SocketOptions, 'appToken'>): ReceivedBy {
  if (connection.kind === 'socket') {
    const socket = new SocketReceiver({ ...options, appToken: connection.appToken });
    return { receiver: socket, port: () => undefined, isConnected: () => socket.isConnected() };
  }
  const receiver = httpReceiver({ ...connection, log: options.log });
  // Slack comes to Gavel: if it doesn't, nothing here can tell.
  return { receiver, port: () => receiver.port(), isConnected: () => true };
}
