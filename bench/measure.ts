import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';

/** Durations, of which any share can be told. */
export interface Durations {
  /** Adds one, in milliseconds. */
  add(milliseconds: number): void;
  readonly count: number;
  /** The duration that `percent` of them do not exceed, in milliseconds. */
  percentile(percent: number): number;
}

const NANOSECONDS = 1e6;

/** Kept in a histogram of three significant figures, so that a long run costs no more than a short one. */
export function durations(): Durations {
  const histogram: RecordableHistogram = createHistogram({ figures: 3 });
  return {
    add: (milliseconds) => histogram.record(Math.max(1, Math.round(milliseconds * NANOSECONDS))),
    get count() {
      return histogram.count;
    },
    percentile: (percent) => (histogram.count === 0 ? 0 : histogram.percentile(percent) / NANOSECONDS),
  };
}

/** The middle one; of an even number, the mean of the two in the middle. NaN of none. */
export function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? Number.NaN) + (sorted[Math.floor(middle)] ?? Number.NaN)) / 2;
}

/** How long something took, in milliseconds, and what it gave. */
export async function timed<T>(work: () => T | Promise<T>): Promise<{ readonly ms: number; readonly result: T }> {
  const begun = performance.now();
  const result = await work();
  return { ms: performance.now() - begun, result };
}

export const pause = (milliseconds: number): Promise<void> =>
  new Promise((done) => void setTimeout(done, milliseconds));
