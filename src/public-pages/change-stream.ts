import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';

/** Each open page holds a connection. Beyond these, pages ask again by themselves once a minute. */
const MOST_READERS = 500;
/** Milliseconds: however much is said, readers fetch the page no more often. */
const PACE = 1000;
/** Milliseconds. Proxies close a connection on which nothing comes. */
const PING = 20_000;

/** Tells pages that are open that something changed, as server-sent events without any content. */
export interface ChangeStream {
  /** Answers with a stream; with 503 if there are too many. */
  answer(c: Context): Response;
  changed(): void;
}

/** Builds the stream of one group. */
export function changeStream(most = MOST_READERS): ChangeStream {
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
    answer(c) {
      if (readers.size >= most) return c.text('Too many readers', 503, { 'Retry-After': '60' });
      // Nothing that stands between may keep it back.
      c.header('X-Accel-Buffering', 'no');
      return streamSSE(c, async (out) => {
        let wake: (() => void) | undefined;
        const listener = (): void => wake?.();
        readers.add(listener);
        out.onAbort(() => {
          readers.delete(listener);
          wake?.();
        });
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
      });
    },
  };
}
