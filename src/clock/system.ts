import type { Clock } from '../ports/clock.ts';
import { millisecondsOf } from './instant.ts';

/**
 * Timers count a machine's running time and overflow after 25 days; a meeting is awaited by the calendar, through
 * sleep and corrected clocks. So the calendar is looked at again at least this often.
 */
const LONGEST_NAP_MS = 60_000;

/** The machine's clock. A wake keeps the process alive until it rings or is called off. */
export function systemClock(): Clock {
  return {
    now: () => new Date().toISOString(),
    wake(at, ring) {
      const due = millisecondsOf(at);
      let timer: NodeJS.Timeout;
      const nap = (): void => {
        const rest = due - Date.now();
        timer = setTimeout(() => (Date.now() >= due ? ring() : nap()), Math.min(Math.max(rest, 0), LONGEST_NAP_MS));
      };
      nap();
      return () => clearTimeout(timer);
    },
  };
}
