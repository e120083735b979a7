import { setTimeout as pause } from 'node:timers/promises';

import type { App, Receiver } from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';

import { backOffMs } from '../../meeting/back-off.ts';
import { levelOfFailure } from '../../ports/operator-log.ts';
import { ackAfterHandling, type SlackDelivery } from './ack-after-handling.ts';
import { APP_TOKEN, slackErrorText, isBadToken, refusedToken } from './errors.ts';
import { NOT_SAVED, operatorLogger, type SlackLog } from './log.ts';

export interface SocketOptions {
  /** The app-level token, `xapp-…`. */
  readonly appToken: string;
  readonly apiUrl: string;
  readonly log: SlackLog;
  /** A connection is back that was away since then (ISO 8601, UTC); whether no other one stood meanwhile. */
  readonly back: (since: string, wasAlone: boolean) => void;
  /** ISO 8601, UTC. */
  readonly now: () => string;
  /** How long to wait before the first attempt to connect again; doubles up to a minute. */
  readonly retryMs: number;
  /** After how long a stop gives up on what is on its way. */
  readonly stopMs: number;
  /** How long to wait for the answer to a call. */
  readonly callMs: number;
}

/** Two connections: while Slack refreshes one, the other one takes what comes. */
const LINES = 2;
const LONGEST_RETRY_MS = 60_000;

/**
 * socket-mode 3.1 throws outside of any handler at an envelope without an event, such as `app_rate_limited`. That one
 * cannot be acknowledged either: it is only news.
 */
class Line extends SocketModeClient {
  trouble: (why: string) => void = () => undefined;
  bare: (body: Record<string, unknown>) => void = () => undefined;
  isOpen = false;
  awaySince: string | undefined;

  protected override async onWebSocketMessage(data: string | ArrayBuffer, isBinary: boolean): Promise<void> {
    try {
      await super.onWebSocketMessage(data, isBinary);
    } catch {
      const body = bodyOf(data);
      if (body) this.bare(body);
      else this.trouble("Slack sent something that couldn't be read");
    }
  }
}

/** The payload of an envelope, if it can be read. */
function bodyOf(data: unknown): Record<string, unknown> | undefined {
  try {
    const { payload }: { payload?: unknown } = typeof data === 'string' ? Object(JSON.parse(data)) : {};
    return typeof payload === 'object' && payload !== null ? { ...payload } : undefined;
  } catch {
    return undefined;
  }
}

/** Receives over Socket Mode, on two connections that are kept up for as long as it runs. */
export class SocketReceiver implements Receiver {
  readonly #options: SocketOptions;
  readonly #lines: readonly Line[];
  readonly #underWay = new Set<Promise<void>>();
  readonly #stopping = new AbortController();
  #keeping: readonly Promise<void>[] = [];
  #app: App | undefined;

  constructor(options: SocketOptions) {
    this.#options = options;
    this.#lines = Array.from({ length: LINES }, () => this.#line());
  }

  init(app: App): void {
    this.#app = app;
  }

  /** Resolves once one connection is up. Rejects if Slack refuses the token; otherwise goes on trying. */
  async start(): Promise<void> {
    const connected = Promise.withResolvers<void>();
    for (const line of this.#lines) line.once('connected', () => connected.resolve());
    this.#keeping = this.#lines.map((line) => this.#keep(line).catch((error: unknown) => connected.reject(error)));
    await connected.promise;
  }

  /** Whether a connection stands. */
  isConnected(): boolean {
    return this.#lines.some(({ isOpen }) => isOpen);
  }

  /** Lets what is under way be acknowledged, within the limit, and disconnects. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    const limit = pause(this.#options.stopMs, undefined, { ref: false });
    await Promise.race([Promise.all(this.#underWay), limit]);
    const open = this.#lines.filter((line) => line.isOpen);
    await Promise.race([Promise.all(open.map((line) => line.disconnect())), limit]);
    await Promise.race([Promise.all(this.#keeping), limit]);
  }

  #line(): Line {
    const { appToken, apiUrl, log, back, now, callMs } = this.#options;
    const line = new Line({
      appToken,
      logger: operatorLogger(log),
      // Connecting again is done here: the client's own way waits five seconds, and can end the process.
      autoReconnectEnabled: false,
      clientOptions: {
        slackApiUrl: apiUrl,
        timeout: callMs,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
    });
    line.trouble = (why) => log.error(why);
    line.bare = (body) => this.#take({ body, ack: async () => undefined });
    line.on('connected', () => {
      const wasDeaf = this.#lines.every(({ isOpen }) => !isOpen);
      line.isOpen = true;
      const since = line.awaySince;
      line.awaySince = undefined;
      if (since !== undefined) back(since, wasDeaf);
      if (this.#stopping.signal.aborted) void line.disconnect();
    });
    line.on('disconnected', () => {
      line.isOpen = false;
      line.awaySince ??= now();
    });
    line.on('slack_event', (delivery: SocketDelivery) => this.#take(delivery));
    return line;
  }

  #take({ body, ack, retry_num: retryNum, retry_reason: retryReason }: SocketDelivery): void {
    // Not acknowledged, so it comes again at the next start.
    if (!this.#app || this.#stopping.signal.aborted) return;
    const taking = ackAfterHandling(this.#app, { body, ack, retryNum, retryReason }).catch((error: unknown) =>
      this.#options.log.warn(NOT_SAVED, {
        why: slackErrorText(error),
      }),
    );
    this.#underWay.add(taking);
    void taking.finally(() => this.#underWay.delete(taking));
  }

  /** Keeps one connection up until the stop. */
  async #keep(line: Line): Promise<void> {
    const { retryMs, log } = this.#options;
    let failures = 0;
    while (!this.#stopping.signal.aborted) {
      const closed = new Promise((resolve) => void line.once('disconnected', resolve));
      try {
        await line.start();
        failures = 0;
        await closed;
      } catch (error) {
        if (isBadToken(error)) {
          // Long after the start, nothing else would report it.
          log.error('Slack no longer accepts the app-level token, so Gavel hears nothing from now on', {
            why: slackErrorText(error),
          });
          throw refusedToken(error, APP_TOKEN);
        }
        failures += 1;
        log[levelOfFailure(failures)]("Slack can't be reached yet; trying again", {
          why: slackErrorText(error),
          failures,
        });
      }
      const wait = failures === 0 ? 0 : backOffMs(failures, { firstMs: retryMs, longestMs: LONGEST_RETRY_MS });
      await pause(wait, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
    }
  }
}

/** What the client gives of an envelope. */
interface SocketDelivery extends Pick<SlackDelivery, 'body' | 'ack'> {
  readonly retry_num?: number;
  readonly retry_reason?: string;
}
