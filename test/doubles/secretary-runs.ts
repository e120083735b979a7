// One run of the secretary after another, over what outlives them.
import type { Store } from '../../src/ports/store.ts';
import type { Secretary } from '../../src/secretary/secretary.ts';
import { killable } from './killable.ts';

/** What a run has of something that outlives it. */
export type OwnedPort = <T extends object>(port: T) => T;

export interface SecretaryRuns {
  /** The one that runs now. */
  current(): Secretary;
  /** Stops it, and starts the next one. */
  restart(): Promise<void>;
  /** Kills it, as a power cut would, and starts the next one: nothing that it still does has any effect. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts the first run, and waits until it has done what was to be done.
 * @param open makes the secretary of a run, not started; whatever it hands to it goes through `own`
 */
export async function startRuns(open: (own: OwnedPort) => Secretary): Promise<SecretaryRuns> {
  async function begin(): Promise<{ readonly gavel: Secretary; readonly die: () => void }> {
    let isDead = false;
    const gavel = open((port) => killable(port, () => isDead));
    await gavel.start();
    await gavel.idle();
    return { gavel, die: () => void (isDead = true) };
  }
  let run = await begin();
  return {
    current: () => run.gavel,
    async restart() {
      await run.gavel.stop();
      run = await begin();
    },
    async kill() {
      run.die();
      run = await begin();
    },
    stop: () => run.gavel.stop(),
  };
}

/** A store as one run has it: closed at the run's end, while the store itself goes on. */
export function storeOfRun(store: Store): Store {
  let isOpen = true;
  const whileOpen =
    <Given extends unknown[], Result>(write: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      if (!isOpen) throw new Error('The store is closed');
      return write(...given);
    };
  return {
    ...store,
    hear: whileOpen((item) => store.hear(item)),
    commit: whileOpen((commit) => store.commit(commit)),
    close: async () => void (isOpen = false),
  };
}
