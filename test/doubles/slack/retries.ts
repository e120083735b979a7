import { setTimeout as pause } from 'node:timers/promises';

import type { Envelope } from './socket-lines.ts';

type Json = Readonly<Record<string, unknown>>;

/** Delivers, and delivers events again that were not acknowledged. */
export interface Retries {
  /** Rejects where the first attempt was not acknowledged; an event comes again by itself. */
  readonly deliver: (envelope: Envelope) => Promise<Json>;
  /** Delivers again now what is not acknowledged yet; resolves when that is done. */
  readonly again: () => Promise<void>;
  /** What happens next is delivered late: after what follows it, when the test lets it. */
  readonly holdNext: () => { readonly release: () => Promise<void> };
  /** How many events were never acknowledged. */
  readonly left: () => number;
}

/**
 * Slack delivers an event again at once, after a minute and after five; commands and clicks never.
 * @param minuteMs how long a minute is
 */
export function retries(once: (envelope: Envelope, attempt: number) => Promise<Json>, minuteMs: number): Retries {
  const unacknowledged = new Set<Envelope>();
  const underWay = new Map<Envelope, Promise<Json>>();

  function attempt(envelope: Envelope, number: number): Promise<Json> {
    const running = underWay.get(envelope);
    if (running) return running;
    const trying = once(envelope, number)
      .then((response) => {
        unacknowledged.delete(envelope);
        return response;
      })
      .finally(() => underWay.delete(envelope));
    underWay.set(envelope, trying);
    return trying;
  }

  async function later(envelope: Envelope): Promise<void> {
    for (const [i, wait] of [0, minuteMs, 5 * minuteMs].entries()) {
      await pause(wait, undefined, { ref: false });
      if (!unacknowledged.has(envelope)) return;
      await attempt(envelope, i + 1).catch(() => undefined);
    }
  }

  let hold: ((envelope: Envelope) => void) | undefined;

  function deliver(envelope: Envelope): Promise<Json> {
    unacknowledged.add(envelope);
    const first = attempt(envelope, 0);
    first.catch(() => void later(envelope));
    return first;
  }

  return {
    left: () => unacknowledged.size,
    holdNext() {
      let held: Envelope | undefined;
      hold = (envelope) => (held = envelope);
      return { release: async () => void (held && (await deliver(held))) };
    },
    deliver(envelope) {
      if (envelope.type !== 'events_api') return once(envelope, 0);
      if (hold) {
        hold(envelope);
        hold = undefined;
        return Promise.resolve({});
      }
      return deliver(envelope);
    },
    async again() {
      await Promise.all(
        [...unacknowledged].map(async (envelope) => {
          await underWay.get(envelope)?.catch(() => undefined);
          if (unacknowledged.has(envelope)) await attempt(envelope, 1).catch(() => undefined);
        }),
      );
    },
  };
}
