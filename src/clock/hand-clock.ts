import type { Clock } from '../ports/clock.ts';
import { alarms } from './alarms.ts';
import { milliseconds } from './milliseconds.ts';

/** A clock that stands still until it is set. */
export interface HandClock extends Clock {
  /**
   * Sets the clock, and rings every wake up to `at` in order of their time, before it returns. While one rings the
   * clock shows its time. Set back, it rings nothing. Throws RangeError where `at` is no date.
   */
  set(at: string): void;
  /** When the next wake is due (past, where it has not rung yet), or undefined: for stepping from one to the next. */
  next(): string | undefined;
}

/** A clock for tests and replays, which starts at `start` (ISO 8601, UTC). */
export function handClock(start: string): HandClock {
  const waiting = alarms();
  let time = milliseconds(start);
  const ring = (until: number): void => {
    waiting.ring(until, (due) => {
      time = Math.max(time, due);
    });
  };
  return {
    now: () => new Date(time).toISOString(),
    wake(at, call) {
      const off = waiting.add(at, call);
      // Not before the caller has its way to call it off.
      queueMicrotask(() => {
        ring(time);
      });
      return off;
    },
    set(at) {
      const until = milliseconds(at);
      ring(until);
      time = until;
    },
    next() {
      const due = waiting.next();
      return due === undefined ? undefined : new Date(due).toISOString();
    },
  };
}
