// Waiting for what others do in their own time: as long as it takes, on whatever machine.

/** Nothing takes so long even on a machine that does eight other things: what has not come by then never comes. */
const PATIENCE_MS = 600_000;

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

/** Waits until something is so. */
export const until = (isSo: () => boolean | Promise<boolean>): Promise<unknown> =>
  eventually(String(isSo), async () => (await isSo()) || undefined, 5);
