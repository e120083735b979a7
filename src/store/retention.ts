/** No platform repeats anything after so long: some try for hours, and the others continue where they left off. */
const KEPT_MS = 30 * 24 * 60 * 60_000;
const EVERY_MS = 60 * 60_000;
const PAUSE_MS = 50;

/**
 * Forgets the ids of what was handled a month ago: soon after the start, and every hour from then on, some at a time so
 * that nobody waits for it. It keeps no process alive.
 * @param forget forgets some that were heard before that instant (milliseconds since 1970); gives how many
 * @returns a way to stop it
 */
export function startRetention(forget: (until: number) => Promise<number>, pauseMs: number = PAUSE_MS): () => void {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function some(): Promise<void> {
    // What fails now (the disk is full) is done in an hour.
    const count = await forget(Date.now() - KEPT_MS).catch(() => 0);
    if (!stopped) timer = setTimeout(some, count > 0 ? pauseMs : EVERY_MS).unref();
  }

  timer = setTimeout(some, pauseMs).unref();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
