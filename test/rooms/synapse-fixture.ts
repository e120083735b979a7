// A homeserver for the tests of a file, and the two platforms that a test opens: closed after it, however it ends.
import { afterAll, afterEach, beforeAll } from '@jest/globals';

import { nioTypist, type MatrixTypist } from '../matrix/nio-typist.ts';
import { startSynapse, type MessageRate, type Synapse } from '../setup/synapse.ts';
import { startTwoPlatforms, type TwoPlatforms, type TwoPlatformsOptions } from './two-platforms.ts';

export interface SynapseFixture {
  /** Types on Matrix. */
  typist(): MatrixTypist;
  open(options: Omit<TwoPlatformsOptions, 'synapse'>): Promise<TwoPlatforms>;
  /** Closes those that are open. */
  close(): Promise<void>;
}

/** To be called in a `describe`: starts the homeserver before its tests, and stops it after them. */
export function synapseFixture(rate?: MessageRate): SynapseFixture {
  let standing: { readonly synapse: Synapse; readonly typist: MatrixTypist } | undefined;
  let platforms: TwoPlatforms | undefined;
  const here = () => {
    if (!standing) throw new Error('The homeserver has not started');
    return standing;
  };
  const close = async (): Promise<void> => {
    const open = platforms;
    platforms = undefined;
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
    open: async (options) => (platforms = await startTwoPlatforms({ ...options, synapse: here().synapse })),
    close,
  };
}
