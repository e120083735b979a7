import { readFileSync } from 'node:fs';

import type { Clock } from '../ports/clock.ts';
import { alarmClock } from './alarms.ts';
import { millisecondsOf } from './instant.ts';

/** How soon a turned clock is noticed. Asking again is surer than watching, which some file systems cannot do. */
const LOOK_EVERY_MS = 25;

/**
 * A clock that shows the ISO 8601 time written in a file, so that another process can turn it. It doesn't move
 * between writes. Throws if the file is missing or has no time in it; an empty file is being written.
 * @param path the file, which must exist and hold a time
 */
export function fileClock(path: string): Clock {
  const waiting = alarmClock();
  let looking: NodeJS.Timeout | undefined;
  const read = (): string => readFileSync(path, 'utf8').trim();
  let known = timeIn(path, read());

  function look(): number {
    const written = read();
    if (written !== '') known = timeIn(path, written);
    return known;
  }

  function ringDue(): void {
    const now = look();
    for (let alarm = waiting.take(now); alarm; alarm = waiting.take(now)) alarm.ring();
    rest();
  }

  /** Nobody waits: stop looking, so that the process can end. */
  function rest(): void {
    if (waiting.next() !== undefined) return;
    clearInterval(looking);
    looking = undefined;
  }

  return {
    now: () => new Date(look()).toISOString(),
    wake(at, ring) {
      const due = millisecondsOf(at);
      const off = waiting.add(due, ring);
      looking ??= setInterval(ringDue, LOOK_EVERY_MS);
      return () => {
        off();
        rest();
      };
    },
  };
}

function timeIn(path: string, written: string): number {
  try {
    return millisecondsOf(written);
  } catch (error) {
    throw new Error(`${path} has no time in it: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
