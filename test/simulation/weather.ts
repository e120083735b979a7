// What goes wrong around a process: its ports as they are in bad weather.
import type { AdapterMemory } from '../../src/ports/adapter-memory.ts';
import { TryLater, type Chat, type Heard } from '../../src/ports/chat.ts';
import type { Forge } from '../../src/ports/forge.ts';
import type { JobQueue } from '../../src/ports/jobs.ts';
import { StoreUnavailable, type Store } from '../../src/ports/store.ts';
import type { ProcessDeath, StepWeather } from './plan.ts';

/** How much of the bad weather there was. */
export type MetWeather = Readonly<
  Record<'deaths' | 'refused writes' | 'lost' | 'lost answers' | 'waits' | 'twice', number>
>;

/** The weather over all processes of a run, one after the other. */
export interface ChangingWeather {
  /** The weather from now on. */
  turn(to: StepWeather): void;
  /** What happens to a write of the store. */
  readonly write: <T>(act: () => Promise<T>) => Promise<T>;
  /** What happens to a message on its way to a room. */
  readonly send: <T>(act: () => Promise<T>) => Promise<T>;
  /** Whether what was acknowledged comes again. */
  readonly comesTwice: () => boolean;
  /** A port is called; tells when the process ends at this call, if it does. */
  called(): ProcessDeath['when'] | undefined;
  readonly met: MetWeather;
}

type Fate = StepWeather['sending'][number];

export function changingWeather(): ChangingWeather {
  let deaths: ProcessDeath[] = [];
  let fullDisk = 0;
  let sending: Fate[] = [];
  let twice = false;
  /** Calls since the weather turned, or since the last process ended. */
  let calls = 0;
  const met = { deaths: 0, 'refused writes': 0, lost: 0, 'lost answers': 0, waits: 0, twice: 0 };

  async function fare<T>(fate: Fate | undefined, act: () => Promise<T>): Promise<T> {
    if (fate === 'wait') {
      met.waits += 1;
      throw new TryLater('too fast', 3000);
    }
    if (fate === 'lost') {
      met.lost += 1;
      throw new Error('the connection broke');
    }
    const done = await act();
    if (fate !== 'answer lost') return done;
    met['lost answers'] += 1;
    throw new Error('the connection broke');
  }

  return {
    met,
    turn(to) {
      deaths = [...to.deaths];
      calls = 0;
      fullDisk = to.fullDisk;
      sending = [...to.sending];
      twice = to.twice;
    },
    async write(act) {
      if (fullDisk > 0) {
        fullDisk -= 1;
        met['refused writes'] += 1;
        throw new StoreUnavailable('the disk is full');
      }
      return act();
    },
    send: (act) => fare(sending.shift(), act),
    comesTwice() {
      if (twice) met.twice += 1;
      return twice;
    },
    called() {
      calls += 1;
      const [doom] = deaths;
      if (doom?.call !== calls) return undefined;
      deaths.shift();
      calls = 0;
      met.deaths += 1;
      return doom.when;
    },
  };
}

/** A process, as far as it can end: nothing that it asks for after its end is done, and nothing answers it. */
export interface MortalProcess {
  isDead(): boolean;
  /** Resolves when it ends. */
  readonly end: Promise<void>;
  /** Something that changes what's outside the process: it can end right before and right after. */
  readonly step: <T>(act: () => Promise<T>) => Promise<T>;
  /** Ends it. */
  kill(): void;
  /** How many calls it has begun and ended: it stands still while this stays the same. */
  calls(): number;
}

const never = <T>(): Promise<T> => new Promise(() => undefined);

/** More turns of the event loop than anything takes that waits for nobody. */
async function someTurns(): Promise<void> {
  // oxlint-disable-next-line no-await-in-loop
  for (let turns = 0; turns < 8; turns += 1) await new Promise((resolve) => void setImmediate(resolve));
}

/** @param atEnd is called at the moment of the end */
export function mortalProcess(above: ChangingWeather, atEnd: () => void): MortalProcess {
  let dead = false;
  let count = 0;
  const end = Promise.withResolvers<void>();
  function die<T>(): Promise<T> {
    atEnd();
    end.resolve();
    return never();
  }
  return {
    isDead: () => dead,
    end: end.promise,
    kill() {
      dead = true;
      void die();
    },
    calls: () => count,
    async step(act) {
      if (dead) return never();
      count += 1;
      const ends = above.called();
      dead = ends !== undefined;
      if (ends === 'before') return die();
      if (ends === 'after') {
        // What came of it nobody hears any more. What needs an answer of the process is done as far as that.
        await Promise.race([act().catch(() => undefined), someTurns()]);
        return die();
      }
      try {
        const done = await act();
        return dead ? await never() : done;
      } finally {
        count += 1;
      }
    },
  };
}

/** The store of a process: each write can be refused, and the process can end right before and after it. */
export function stormyStore(store: Store, { write }: ChangingWeather, { step }: MortalProcess): Store {
  const written = <T>(act: () => Promise<T>): Promise<T> => step(() => write(act));
  let isOpen = true;
  const whileOpen = <T>(act: () => Promise<T>): Promise<T> =>
    isOpen ? written(act) : Promise.reject(new Error('The store is closed'));
  return {
    ...store,
    hear: (item) => whileOpen(() => store.hear(item)),
    commit: (commit) => whileOpen(() => store.commit(commit)),
    sent: (id, message) => written(() => store.sent(id, message)),
    notSent: (id, why, notBefore) => written(() => store.notSent(id, why, notBefore)),
    memory(adapter): AdapterMemory {
      const memory = store.memory(adapter);
      return { ...memory, write: (changes) => written(() => memory.write(changes)) };
    },
    // It goes on for the next process.
    close: async () => void (isOpen = false),
  };
}

export function stormyJobs(jobs: JobQueue, { write }: ChangingWeather, { step }: MortalProcess): JobQueue {
  return {
    ...jobs,
    retry: (id, why, at) => step(() => write(() => jobs.retry(id, why, at))),
    finish: (id) => step(() => write(() => jobs.finish(id))),
  };
}

/** The forge of a process, which can end right before and after it proposes or merges. */
export const stormyForge = (forge: Forge, { step }: MortalProcess): Forge => ({
  ...forge,
  propose: (draft, told) => step(() => forge.propose(draft, told)),
  merge: (branch, how) => step(() => forge.merge(branch, how)),
});

/** A platform as a process has it. */
export interface StormyChat extends Chat {
  /** It delivers again what wasn't acknowledged, and what people said after it. */
  deliverAgain(): void;
}

/**
 * What it takes is delivered again until it's acknowledged, also to the next process.
 * @param unheard what was delivered and not acknowledged, by id, also from other processes
 * @param noticed is called for each delivery, before it
 */
export function stormyChat(
  chat: Chat,
  { send, comesTwice }: ChangingWeather,
  process: MortalProcess,
  unheard: Set<string>,
  noticed: (heard: Heard) => void,
): StormyChat {
  let deliver: (() => void) | undefined;
  return {
    ...chat,
    async start(hear, entered) {
      const toEnd = async (one: Heard): Promise<void> => {
        const lost = process.end.then(() => Promise.reject(new Error('the process ended')));
        await Promise.race([hear(one), lost]);
      };
      const heard = async (one: Heard): Promise<void> => {
        noticed(one);
        unheard.add(one.id);
        await toEnd(one);
        if (comesTwice()) await toEnd(one);
        unheard.delete(one.id);
      };
      // What can't be taken now comes again later.
      deliver = () => void chat.start(heard, entered).catch(() => undefined);
      deliver();
    },
    send: (outgoing) => process.step(() => send(() => chat.send(outgoing))),
    stop: async () => undefined,
    deliverAgain: () => deliver?.(),
  };
}
