// A homeserver for the tests of a file, and the hall that a test opens: closed after it, however it ends.
import { afterAll, afterEach, beforeAll } from '@jest/globals';

import { nioTypist, type Typist } from '../matrix/nio.ts';
import { startSynapse, type Rate, type Synapse } from '../setup/synapse.ts';
import { openHall, type Hall, type HallOptions } from './hall.ts';

export interface House {
  /** Types on Matrix. */
  typist(): Typist;
  open(options: Omit<HallOptions, 'synapse'>): Promise<Hall>;
  /** Closes the hall that is open. */
  close(): Promise<void>;
}

/** To be called in a `describe`: starts the homeserver before its tests, and stops it after them. */
export function house(rate?: Rate): House {
  let standing: { readonly synapse: Synapse; readonly typist: Typist } | undefined;
  let hall: Hall | undefined;
  const here = () => {
    if (!standing) throw new Error('The homeserver has not started');
    return standing;
  };
  const close = async (): Promise<void> => {
    const open = hall;
    hall = undefined;
    await open?.close();
  };
  beforeAll(async () => {
    const synapse = await startSynapse(rate);
    standing = { synapse, typist: nioTypist(synapse.url) };
  });
  afterEach(close);
  afterAll(async () => {
    await standing?.typist.stop();
    await standing?.synapse.stop();
  });
  return {
    typist: () => here().typist,
    open: async (options) => (hall = await openHall({ ...options, synapse: here().synapse })),
    close,
  };
}
