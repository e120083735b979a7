// Waiting for what others do in their own time: as long as it takes, on whatever machine.

/** Nothing takes so long even on a machine that does eight other things: what has not come by then never comes. */
const PATIENCE_MS = 300_000;

/** Waits until a look gives something, and gives that. Rejects, naming what never came, long before a run is given up. */
export async function eventually<T>(what: string, look: () => Promise<T | undefined>, everyMs = 25): Promise<T> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    // One look after the other.
    /* oxlint-disable no-await-in-loop */
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((again) => void setTimeout(again, everyMs));
    /* oxlint-enable no-await-in-loop */
  }
  throw new Error(`It never happened: ${what}`);
}

/** Waits until something is so, looking all the time, but no longer than some milliseconds: it need not come. */
export async function untilOrGone(isSo: () => boolean | Promise<boolean>, atMostMs: number): Promise<void> {
  const end = performance.now() + atMostMs;
  // What it waits for may be on its way out of this process: one look after the other, and turns between them.
  /* oxlint-disable no-await-in-loop */
  while (!(await isSo()) && performance.now() < end) await new Promise((again) => void setImmediate(again));
  /* oxlint-enable no-await-in-loop */
}

/** Waits until something is so. */
export const until = (isSo: () => boolean | Promise<boolean>): Promise<unknown> =>
  eventually(String(isSo), async () => (await isSo()) || undefined, 5);
