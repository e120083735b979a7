import { readFileSync } from 'node:fs';

import type { Clock } from '../ports/clock.ts';
import { alarms } from './alarms.ts';

const POLL_MS = 20;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?Z$/u;

/**
 * A clock that stands at the time written in a file (ISO 8601, UTC), so that a test can turn the clock of a real
 * process. The file is read at each `now`, and every 20 ms while a wake waits. Throws where it holds no time.
 */
export function fileClock(path: string): Clock {
  const waiting = alarms();
  let last: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  function now(): string {
    const written = readFileSync(path, 'utf8').trim();
    // Whoever sets the clock may have emptied the file and not written it yet.
    if (written === '' && last !== undefined) return last;
    if (!INSTANT.test(written) || Number.isNaN(Date.parse(written))) {
      throw new Error(`${path} holds "${written}"; it must hold an instant such as 2024-05-15T16:25:00Z`);
    }
    last = new Date(written).toISOString();
    return last;
  }
  function look(): void {
    timer = undefined;
    waiting.ring(Date.parse(now()));
    poll();
  }
  function poll(): void {
    if (waiting.next() !== undefined) timer ??= setTimeout(look, POLL_MS);
  }
  return {
    now,
    wake(at, ring) {
      const off = waiting.add(at, ring);
      poll();
      return off;
    },
  };
}
