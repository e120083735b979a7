/** Callbacks that wait for their time on a clock that is turned from outside. */
export interface AlarmClock {
  /** Adds a callback for `at`, in milliseconds since 1970; gives a way to take it out again. */
  add(at: number, ring: () => void): () => void;
  /** Takes out the earliest callback that is due at `now`; of several for one time, the one that was added first. */
  take(now: number): { readonly at: number; readonly ring: () => void } | undefined;
  /** When the earliest callback is due, in milliseconds since 1970. */
  next(): number | undefined;
}

export function alarmClock(): AlarmClock {
  const waiting = new Set<{ readonly at: number; readonly ring: () => void }>();
  const earliest = () => {
    const [first, ...others] = waiting;
    return first && others.reduce((soonest, other) => (other.at < soonest.at ? other : soonest), first);
  };
  return {
    add(at, ring) {
      const alarm = { at, ring };
      waiting.add(alarm);
      return () => void waiting.delete(alarm);
    },
    take(now) {
      const alarm = earliest();
      if (!alarm || alarm.at > now) return undefined;
      waiting.delete(alarm);
      return alarm;
    },
    next: () => earliest()?.at,
  };
}
