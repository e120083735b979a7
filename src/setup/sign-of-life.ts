import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** How often the sign is given anew. The image's health check takes Gavel for stuck after a minute without one. */
const EVERY_MS = 15_000;

/**
 * Writes the time into the file `alive` of the data folder again and again, for whoever watches over Gavel from outside:
 * it also works for a Gavel that no port leads to. Gives what ends that, and takes the file away.
 */
export function giveSignOfLife(data: string): () => Promise<void> {
  const file = join(data, 'alive');
  const sign = (): void => {
    try {
      // Whatever clock the meetings go by: what watches has the real one.
      writeFileSync(file, `${new Date().toISOString()}\n`);
    } catch {
      // The disk is full, or gone. No sign is what should then be seen; the operator is told of it elsewhere.
    }
  };
  sign();
  const timer = setInterval(sign, EVERY_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await rm(file, { force: true });
  };
}
