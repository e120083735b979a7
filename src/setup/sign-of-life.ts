import { writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';

/** How often the sign is given anew. The image's health check takes Gavel for stuck after a minute without one. */
const EVERY_MS = 15_000;

/**
 * Writes the time into the file `alive` of the data folder again and again, for anyone who monitors Gavel from outside:
 * it works even if no port of Gavel's can be reached. Returns a function that ends that and removes the file.
 */
export function giveSignOfLife(data: string): () => Promise<void> {
  const file = join(data, 'alive');
  const sign = (): void => {
    try {
      // Whatever clock the meetings go by: what watches has the real one.
      writeFileSync(file, `${new Date().toISOString()}\n`);
    } catch {
      // The disk is full, or gone. Then there should be no sign of life; Gavel tells the operator elsewhere.
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
