import { milliseconds } from './milliseconds.ts';

/** Wakes that wait for a clock which somebody sets. */
export interface Alarms {
  /** Gives a way to call it off. Throws RangeError where `at` is no date. */
  add(at: string, ring: () => void): () => void;
  /** The time of the earliest. Milliseconds since 1970, as everything here. */
  next(): number | undefined;
  /** Rings all up to `until`, in order of their time, those added meanwhile too; `coming` is told each one's time before. */
  ring(until: number, coming?: (due: number) => void): void;
}

interface Alarm {
  readonly due: number;
  readonly ring: () => void;
}

export function alarms(): Alarms {
  // In the order of adding, which decides between two of the same time.
  const waiting = new Set<Alarm>();
  const earliest = (): Alarm | undefined =>
    [...waiting].reduce<Alarm | undefined>((first, one) => (first && first.due <= one.due ? first : one), undefined);
  return {
    add(at, ring) {
      const alarm = { due: milliseconds(at), ring };
      waiting.add(alarm);
      return () => {
        waiting.delete(alarm);
      };
    },
    next: () => earliest()?.due,
    ring(until, coming) {
      for (let alarm = earliest(); alarm && alarm.due <= until; alarm = earliest()) {
        waiting.delete(alarm);
        coming?.(alarm.due);
        alarm.ring();
      }
    },
  };
}
