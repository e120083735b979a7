import type { Clock } from '../ports/clock.ts';
import { milliseconds } from './milliseconds.ts';

// A timer counts the time the machine is awake, and overflows after 24 days: so none is longer than this, and the
// clock is looked at again. A machine that slept, or whose clock was set, is then at most this late.
const LONGEST_MS = 60_000;

/** The machine's clock. `wake` throws RangeError where `at` is no date. */
export function systemClock(): Clock {
  return {
    now: () => new Date().toISOString(),
    wake(at, ring) {
      const due = milliseconds(at);
      let timer: NodeJS.Timeout;
      function look(): void {
        const left = due - Date.now();
        if (left <= 0) ring();
        else wait(left);
      }
      function wait(left: number): void {
        timer = setTimeout(look, Math.min(LONGEST_MS, Math.max(0, left)));
      }
      wait(due - Date.now());
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
