import type { Clock } from '../ports/clock.ts';
import { alarmClock } from './alarms.ts';
import { millisecondsOf } from './instant.ts';

/** A clock that doesn't move until it's set: for replays and tests. */
export interface HandClock extends Clock {
  /**
   * Sets the time (ISO 8601, UTC) and rings what is due by then, in the order of time, each while the clock shows
   * the time it was waiting for. Set back, it rings nothing. Throws RangeError for what is no time.
   */
  set(at: string): void;
  /** The time of the earliest wake, so that callers can set the clock to it; undefined if none waits. */
  next(): string | undefined;
}

/** @param start the time that it shows first: ISO 8601, UTC */
export function handClock(start: string): HandClock {
  let now = millisecondsOf(start);
  const waiting = alarmClock();

  function ringUntil(end: number): void {
    for (let alarm = waiting.take(end); alarm; alarm = waiting.take(end)) {
      now = Math.max(now, alarm.at);
      alarm.ring();
    }
  }

  return {
    now: () => new Date(now).toISOString(),
    wake(at, ring) {
      const due = millisecondsOf(at);
      const off = waiting.add(due, ring);
      // Never before this returns: the caller must have the way to call it off.
      if (due <= now) queueMicrotask(() => ringUntil(now));
      return off;
    },
    set(at) {
      const end = millisecondsOf(at);
      ringUntil(end);
      now = end;
    },
    next() {
      const at = waiting.next();
      return at === undefined ? undefined : new Date(at).toISOString();
    },
  };
}
