/** Wakes whoever waits for news of a topic (a room, a group's board). */
export interface RoomNotifier {
  ring(topic: string): void;
  /** Rings everybody, for the last time: who waits later does not wait at all. */
  close(): void;
  readonly closed: boolean;
  /** Gives `heard`, which resolves when the topic has rung since the last call, or after `ms`; and a way to let go. */
  listen(topic: string): { heard(ms: number): Promise<void>; off(): void };
}

/** Builds bells that nobody listens to yet. */
export function roomNotifier(): RoomNotifier {
  const listeners = new Map<string, Set<() => void>>();
  let closed = false;
  return {
    ring: (topic) => ringAll(listeners.get(topic)),
    close() {
      closed = true;
      for (const all of listeners.values()) ringAll(all);
    },
    get closed() {
      return closed;
    },
    listen(topic) {
      let rung = false;
      let wake: (() => void) | undefined;
      const listener = (): void => {
        rung = true;
        wake?.();
      };
      const all = listeners.get(topic) ?? new Set();
      listeners.set(topic, all.add(listener));
      return {
        async heard(ms) {
          if (!rung && !closed) {
            await new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, ms);
              wake = () => {
                clearTimeout(timer);
                resolve();
              };
            });
          }
          rung = false;
        },
        off: () => void all.delete(listener),
      };
    },
  };
}

function ringAll(all: ReadonlySet<() => void> | undefined): void {
  for (const listener of all ?? []) listener();
}
