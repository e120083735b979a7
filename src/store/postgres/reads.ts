import { setTimeout as sleep } from 'node:timers/promises';

import { StoreUnavailable } from '../../ports/store.ts';
import type { Leadership } from './leadership.ts';
import { postgresTroubleWords } from './postgres-error.ts';

/** How long a read waits for the database to come back. */
const PATIENCE_MS = 2000;
const AGAIN_MS = 100;

/**
 * Reads again for a while if the database is away. Rejects with StoreUnavailable if it stays away, or if another Gavel
 * may lead by now: what it would give may be handled, or sent, by that one already. A process that had no time for its
 * lease gets it in that while.
 */
export const patientReads =
  (leadership: Pick<Leadership, 'isCertain'>) =>
  async <T>(read: () => Promise<T>): Promise<T> => {
    const since = performance.now();
    const isOver = (): boolean => performance.now() - since >= PATIENCE_MS;
    for (;;) {
      // One try after the other.
      /* oxlint-disable no-await-in-loop */
      if (leadership.isCertain()) {
        try {
          return await read();
        } catch (error) {
          const words = postgresTroubleWords(error);
          if (words === undefined) throw error;
          if (isOver()) throw new StoreUnavailable(`Can't read from the database: ${words}`, { cause: error });
        }
      } else if (isOver()) throw new StoreUnavailable("It isn't known whether another Gavel leads by now");
      await sleep(AGAIN_MS);
      /* oxlint-enable no-await-in-loop */
    }
  };
