/** Wakes whoever waits for news of a topic (a room, a group's board). */
export interface RoomNotifier {
  notify(topic: string): void;
  /** Wakes everybody, for the last time: nobody has to wait after that. */
  close(): void;
  readonly closed: boolean;
  /** Gives `heard`, which resolves when there was news since the last call, or after `ms`; and a way to let go. */
  listen(topic: string): { heard(ms: number): Promise<void>; off(): void };
}

/** A notifier to which nobody listens yet. */
export function roomNotifier(): RoomNotifier {
  const listeners = new Map<string, Set<() => void>>();
  let closed = false;
  return {
    notify: (topic) => notifyAll(listeners.get(topic)),
    close() {
      closed = true;
      for (const all of listeners.values()) notifyAll(all);
    },
    get closed() {
      return closed;
    },
    listen(topic) {
      let isNew = false;
      let wake: (() => void) | undefined;
      const listener = (): void => {
        isNew = true;
        wake?.();
      };
      const all = listeners.get(topic) ?? new Set();
      listeners.set(topic, all.add(listener));
      return {
        async heard(ms) {
          if (!isNew && !closed) {
            await new Promise<void>((resolve) => {
              const timer = setTimeout(resolve, ms);
              wake = () => {
                clearTimeout(timer);
                resolve();
              };
            });
          }
          isNew = false;
        },
        off: () => void all.delete(listener),
      };
    },
  };
}

function notifyAll(all: ReadonlySet<() => void> | undefined): void {
  for (const listener of all ?? []) listener();
}
