import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals';

import { fileClock } from '../../src/clock/file.ts';
import { handClock } from '../../src/clock/hand.ts';
import { systemClock } from '../../src/clock/system.ts';
import type { Clock } from '../../src/ports/clock.ts';

const START = '2026-11-24T17:00:00.000Z';
const SOON = '2026-11-24T17:00:01.000Z';
const LATER = '2026-11-24T17:05:00.000Z';

interface Turned {
  readonly clock: Clock;
  /** Lets the clock come to `at`, and gives it the time to ring. */
  readonly turn: (at: string) => Promise<void>;
}

const folder = mkdtempSync(join(tmpdir(), 'gavel-clock-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  jest.useRealTimers();
});

let files = 0;
/** Every adapter of the clock, at START. A new adapter is a line here. */
const CLOCKS: readonly (readonly [name: string, open: () => Turned])[] = [
  [
    'system',
    () => {
      jest.useFakeTimers({ now: Date.parse(START) });
      return {
        clock: systemClock(),
        turn: (at) => jest.advanceTimersByTimeAsync(Date.parse(at) - Date.now()),
      };
    },
  ],
  [
    'hand',
    () => {
      const clock = handClock(START);
      return {
        clock,
        async turn(at) {
          clock.set(at);
          await Promise.resolve();
        },
      };
    },
  ],
  [
    'file',
    () => {
      jest.useFakeTimers();
      const path = join(folder, `${(files += 1)}`);
      writeFileSync(path, START);
      return {
        clock: fileClock(path),
        async turn(at) {
          writeFileSync(path, `${at}\n`);
          await jest.advanceTimersByTimeAsync(1000);
        },
      };
    },
  ],
];

describe.each(CLOCKS)('the %s clock', (_name, open) => {
  test('tells the time in UTC, to the millisecond', async () => {
    const { clock, turn } = open();
    expect(clock.now()).toBe(START);
    await turn('2026-11-24T17:03:00Z');
    expect(clock.now()).toBe('2026-11-24T17:03:00.000Z');
  });

  test('wakes once, when the time has come and not before', async () => {
    const { clock, turn } = open();
    const rung: string[] = [];
    clock.wake(LATER, () => rung.push(clock.now()));
    await turn(SOON);
    expect(rung).toEqual([]);
    await turn(LATER);
    expect(rung).toEqual([LATER]);
    await turn('2026-11-24T17:06:00.000Z');
    expect(rung).toEqual([LATER]);
  });

  test.each([START, '2020-01-01T00:00:00Z'])(
    'wakes at once for %s, but not before it could be called off',
    async (at) => {
      const { clock, turn } = open();
      const rung: string[] = [];
      clock.wake(at, () => rung.push('kept'));
      const off = clock.wake(at, () => rung.push('called off'));
      expect(rung).toEqual([]);
      off();
      await turn(START);
      expect(rung).toEqual(['kept']);
    },
  );

  test('wakes in the order of time, and in the order of asking for one time', async () => {
    const { clock, turn } = open();
    const rung: string[] = [];
    clock.wake(LATER, () => rung.push('second'));
    clock.wake(SOON, () => rung.push('first'));
    clock.wake(LATER, () => rung.push('third'));
    await turn('2026-11-24T18:00:00.000Z');
    expect(rung).toEqual(['first', 'second', 'third']);
  });

  test('does not wake whoever called it off, then or again', async () => {
    const { clock, turn } = open();
    const rung: string[] = [];
    const off = clock.wake(SOON, () => rung.push('off'));
    clock.wake(SOON, () => rung.push('on'));
    off();
    await turn(LATER);
    off();
    expect(rung).toEqual(['on']);
  });

  test('takes new wakes from one that rings', async () => {
    const { clock, turn } = open();
    const rung: string[] = [];
    clock.wake(SOON, () => clock.wake(LATER, () => rung.push('next')));
    await turn(SOON);
    expect(rung).toEqual([]);
    await turn(LATER);
    expect(rung).toEqual(['next']);
  });

  test('refuses to wait for what is no time', () => {
    const { clock } = open();
    expect(() => clock.wake('soon', () => undefined)).toThrow(
      new RangeError(`"soon" isn't an ISO 8601 time like 2026-11-24T17:00:00.000Z`),
    );
  });
});

describe('the system clock', () => {
  test('waits longer than a timer can', async () => {
    jest.useFakeTimers({ now: Date.parse(START) });
    const rung: string[] = [];
    const clock = systemClock();
    clock.wake('2027-01-24T17:00:00.000Z', () => rung.push(clock.now()));
    await jest.advanceTimersByTimeAsync(2 ** 31);
    expect(rung).toEqual([]);
    await jest.advanceTimersByTimeAsync(61 * 24 * 3_600_000 - 2 ** 31);
    expect(rung).toEqual(['2027-01-24T17:00:00.000Z']);
  });

  test('notices that the machine’s clock was set, or that the machine slept', async () => {
    jest.useFakeTimers({ now: Date.parse(START) });
    const rung: string[] = [];
    systemClock().wake('2026-11-25T17:00:00.000Z', () => rung.push('rung'));
    jest.setSystemTime(Date.parse('2026-11-25T17:00:00.000Z'));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(rung).toEqual(['rung']);
  });
});

describe('the clock set by hand', () => {
  test('shows each wake its own time, before set returns, and takes in those that are asked for meanwhile', () => {
    const clock = handClock(START);
    const rung: string[] = [];
    clock.wake(LATER, () => rung.push(clock.now()));
    clock.wake(SOON, () => {
      rung.push(clock.now());
      clock.wake('2026-11-24T17:02:00.000Z', () => rung.push(clock.now()));
    });
    clock.set('2026-11-24T18:00:00.000Z');
    expect(rung).toEqual([SOON, '2026-11-24T17:02:00.000Z', LATER]);
    expect(clock.now()).toBe('2026-11-24T18:00:00.000Z');
  });

  test('tells where to stop next', () => {
    const clock = handClock(START);
    expect(clock.next()).toBeUndefined();
    clock.wake(LATER, () => undefined);
    const off = clock.wake(SOON, () => undefined);
    expect(clock.next()).toBe(SOON);
    off();
    expect(clock.next()).toBe(LATER);
  });

  test('rings nothing when it is set back', () => {
    const clock = handClock(LATER);
    const rung: string[] = [];
    clock.wake('2026-11-24T17:06:00.000Z', () => rung.push('rung'));
    clock.set(START);
    expect([clock.now(), rung]).toEqual([START, []]);
  });
});

describe('the clock in a file', () => {
  const path = join(folder, 'clock');

  test('rings in a real process when somebody writes the file', async () => {
    writeFileSync(path, START);
    const clock = fileClock(path);
    const rung = new Promise<string>((resolve) => void clock.wake(LATER, () => resolve(clock.now())));
    writeFileSync(path, LATER);
    expect(await rung).toBe(LATER);
  });

  test('stands still while the file is being written', () => {
    writeFileSync(path, START);
    const clock = fileClock(path);
    writeFileSync(path, '');
    expect(clock.now()).toBe(START);
  });

  test('says what is wrong with a file that has no time in it', () => {
    writeFileSync(path, 'noon');
    expect(() => fileClock(path)).toThrow(`${path} has no time in it: "noon" isn't an ISO 8601 time`);
    writeFileSync(path, START);
    const clock = fileClock(path);
    writeFileSync(path, 'noon');
    expect(() => clock.now()).toThrow(`${path} has no time in it: "noon" isn't an ISO 8601 time`);
    expect(() => fileClock(join(folder, 'missing'))).toThrow('ENOENT');
  });
});
