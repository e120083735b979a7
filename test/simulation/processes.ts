// The processes of a simulated run, one after the other, over the same disk, clock, platforms and forges.
import type { HandClock } from '../../src/clock/hand.ts';
import type { Heard } from '../../src/ports/chat.ts';
import type { Secretary } from '../../src/secretary/secretary.ts';
import { killable } from '../doubles/killable.ts';
import { testSecretary } from '../doubles/secretary.ts';
import type { DurableDisk } from './durable.ts';
import { groupOfRoom, type SimulatedGroup } from './simulated-groups.ts';
import {
  type MortalProcess,
  mortalProcess,
  type ChangingWeather,
  type StormyChat,
  stormyChat,
  stormyForge,
  stormyJobs,
  stormyStore,
} from './weather.ts';
import type { RunWitness } from './witness.ts';

export interface ProcessOptions {
  readonly clock: HandClock;
  readonly above: ChangingWeather;
  readonly seen: RunWitness;
  readonly groups: readonly SimulatedGroup[];
  readonly disk: DurableDisk;
  /** Is called for each delivery of a platform, before it. */
  readonly noticed: (heard: Heard) => void;
}

export interface SimulatedProcesses {
  /** The secretary that runs now, if one does. */
  current(): Secretary | undefined;
  /** Does everything that follows, with as many processes as it takes, while the clock goes on to `end`. */
  settle(end: string): Promise<void>;
}

interface SimulatedProcess {
  readonly life: MortalProcess;
  readonly gavel: Secretary;
  readonly chats: readonly StormyChat[];
}

/** What isn't done after so many looks is never done. */
const MOST_LOOKS = 2000;
/** A write of the store takes one turn of the event loop; nothing else takes any. */
const QUIET_TURNS = 4;

const turnOver = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Waits until a process has done nothing for some turns of the event loop. */
async function standstill({ life }: SimulatedProcess): Promise<'waits'> {
  let before = life.calls();
  for (let quiet = 0; quiet < QUIET_TURNS; quiet += 1) {
    // oxlint-disable-next-line no-await-in-loop
    await turnOver();
    if (life.calls() !== before) quiet = -1;
    before = life.calls();
  }
  return 'waits';
}

export function simulatedProcesses({ clock, above, seen, groups, disk, noticed }: ProcessOptions): SimulatedProcesses {
  const platforms = [...new Set(groups.flatMap(({ places }) => places.map(({ chat }) => chat)))];
  const unheard = new Set<string>();
  let running: SimulatedProcess | undefined;

  function begin(): SimulatedProcess {
    const life = mortalProcess(above, () => disk.crash());
    const { store, jobs } = disk.open();
    const isDead = (): boolean => life.isDead();
    const chats = platforms.map((chat) => stormyChat(seen.chat(chat, groupOfRoom), above, life, unheard, noticed));
    const gavel = testSecretary({
      store: killable(stormyStore(seen.store(store), above, life), isDead),
      jobs: killable(stormyJobs(jobs, above, life), isDead),
      clock: {
        now: () => clock.now(),
        wake: (at, ring) =>
          clock.wake(at, () => {
            if (!isDead()) ring();
          }),
      },
      chats: chats.map((chat) => killable(chat, isDead)),
      bindings: groups.map(({ group, places, forge, needed }) => ({
        group,
        rooms: places.map(({ room }) => room),
        forge: killable(stormyForge(seen.forge(forge, group.id, needed), life), isDead),
        relay: places.length > 1,
      })),
      log: seen.log,
      linkCode: () => 'code',
    });
    return { life, gavel, chats };
  }

  /** Starts a process; undefined if it ended before it was there. */
  async function start(): Promise<SimulatedProcess | undefined> {
    const fresh = begin();
    const started = fresh.gavel.start().then(
      () => fresh,
      // A program that can't start ends, and is started again.
      () => fresh.life.kill(),
    );
    return (await Promise.race([started, fresh.life.end])) ?? undefined;
  }

  /** Whether a process has done everything, has ended, or waits for the clock. */
  function stateOf(one: SimulatedProcess): Promise<'done' | 'dead' | 'waits'> {
    // What people said just now is on its way.
    const done = (unheard.size > 0 ? standstill(one) : Promise.resolve())
      .then(() => one.gavel.idle())
      .then(() => 'done' as const);
    const waits = standstill(one).then(() => standstill(one));
    return Promise.race([done, one.life.end.then(() => 'dead' as const), waits]);
  }

  /** Turns the clock to what waits for it first, or to the end if nothing does before; false if it's the end already. */
  function turnClock(end: string): boolean {
    const next = clock.next();
    const isBefore = next !== undefined && next <= end;
    if (!isBefore && clock.now() >= end) return false;
    clock.set(isBefore ? next : end);
    return true;
  }

  /** Lets time pass for what waits for it, later than the end only if it must. */
  function passTime(end: string): void {
    if (turnClock(end)) return;
    const next = clock.next();
    if (next !== undefined) clock.set(next);
  }

  let asked = -1;
  /** What a process didn't take comes again; some of it waits for a moment before it's taken. */
  function deliverAgain({ life, chats }: SimulatedProcess, end: string): void {
    if (life.calls() === asked) passTime(end);
    asked = life.calls();
    for (const chat of chats) chat.deliverAgain();
  }

  /** Does what can be done now; false if everything is done and it's the end. */
  async function goOn(end: string): Promise<boolean> {
    running ??= await start();
    const state = running ? await stateOf(running) : 'dead';
    if (!running || state === 'dead') {
      running = undefined;
      return true;
    }
    if (state === 'waits') passTime(end);
    else if (unheard.size > 0) deliverAgain(running, end);
    else return turnClock(end);
    return true;
  }

  return {
    current: () => running?.gavel,
    async settle(end) {
      for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
        // One look after the other.
        // oxlint-disable-next-line no-await-in-loop
        if (!(await goOn(end))) return;
      }
      seen.violate(`at ${clock.now()} it's still not done, and ${[...unheard].join(', ') || 'nothing'} is unheard`);
    },
  };
}
