import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

import type { NoPlace, StreamPlaces } from './stream-places.ts';

/** Milliseconds: however much is said, readers fetch the page no more often. */
const PACE = 1000;
/** Milliseconds. Proxies close a connection on which nothing comes. */
const PING = 20_000;

/** Tells pages that are open that something changed, as server-sent events without any content. */
export interface ChangeStream {
  /** Answers with a stream; with 503 if there are too many, and with 429 if one address has too many. */
  answer(c: Context, address: string | undefined): Response;
  changed(): void;
}

const REFUSED: Readonly<Record<NoPlace, readonly [status: 429 | 503, says: string]>> = {
  address: [429, 'Too many pages are open from your network. This one looks for news once a minute.'],
  all: [503, 'Too many pages are open. This one looks for news once a minute.'],
};

/** Builds the stream of one group. @param places of all groups' */
export function changeStream(places: StreamPlaces): ChangeStream {
  const readers = new Set<() => void>();
  let alarm: NodeJS.Timeout | undefined;
  function tell(): void {
    alarm = undefined;
    for (const wake of readers) wake();
  }
  return {
    changed() {
      alarm ??= setTimeout(tell, PACE).unref();
    },
    answer(c, address) {
      const leave = places.take(address);
      if (typeof leave !== 'function') {
        const [status, says] = REFUSED[leave];
        return c.text(`${says}\n`, status, { 'Retry-After': '60' });
      }
      // Nothing that stands between may keep it back.
      c.header('X-Accel-Buffering', 'no');
      return streamSSE(c, async (out) => {
        let wake: (() => void) | undefined;
        const listener = (): void => wake?.();
        readers.add(listener);
        out.onAbort(() => {
          wake?.();
        });
        try {
          await out.writeSSE({ event: 'open', data: '' });
          while (!out.aborted) {
            const isNews = await new Promise<boolean>((resolve) => {
              const ping = setTimeout(() => resolve(false), PING).unref();
              wake = () => {
                clearTimeout(ping);
                resolve(true);
              };
            });
            if (!out.aborted) await out.writeSSE({ event: isNews ? 'change' : 'ping', data: '' });
          }
        } finally {
          readers.delete(listener);
          leave();
        }
      });
    },
  };
}
