import type { BenchRoom, BenchGavel } from './bench-gavel.ts';
import { durations, pause, type Durations } from './measure.ts';

/** How a load was borne. */
export interface Load {
  /** Lines acknowledged in a second: they were on disk. */
  readonly acknowledged: number;
  /** Lines in a second from the first one said to the last one decided and committed. */
  readonly decided: number;
  /** From heard to acknowledged, in milliseconds. */
  readonly toAcknowledged: Durations;
  /** From heard to decided and committed, in milliseconds. */
  readonly toDecided: Durations;
}

interface Record {
  /** Says a line that came up at this time (of `performance.now`). */
  readonly say: (room: BenchRoom, since: number) => Promise<void>;
  /** When everything that was said is decided. */
  readonly done: () => Promise<Load>;
}

/** Follows each line until it is acknowledged, and until it is decided. */
function record(stage: BenchGavel): Record {
  const begun = performance.now();
  const toAcknowledged = durations();
  const toDecided = durations();
  // A line's id is known once it is acknowledged; it may have been decided by then.
  const since = new Map<string, number>();
  const early = new Map<string, number>();
  let acknowledged = begun;
  let decided = begun;
  let stopped = false;
  stage.decided((ids) => {
    if (stopped) return;
    decided = performance.now();
    for (const id of ids) {
      const from = since.get(id);
      if (from === undefined) early.set(id, decided);
      else toDecided.add(decided - from);
      since.delete(id);
    }
  });
  return {
    async say(room, from) {
      const id = await room.say();
      acknowledged = performance.now();
      toAcknowledged.add(acknowledged - from);
      const at = early.get(id);
      if (at === undefined) since.set(id, from);
      else toDecided.add(at - from);
      early.delete(id);
    },
    async done() {
      await stage.gavel.idle();
      stopped = true;
      const { count } = toAcknowledged;
      if (toDecided.count !== count) throw new Error(`${count} lines were acknowledged and ${toDecided.count} decided`);
      const rate = (until: number): number => (count * 1000) / (until - begun);
      return { acknowledged: rate(acknowledged), decided: rate(decided), toAcknowledged, toDecided };
    },
  };
}

/** As much as it takes: in each room the next line is said once the platform got its acknowledgement. */
export async function saturate(stage: BenchGavel, seconds: number): Promise<Load> {
  const { say, done } = record(stage);
  const until = performance.now() + seconds * 1000;
  await Promise.all(
    stage.rooms.map(async (room) => {
      while (performance.now() < until) await say(room, performance.now());
    }),
  );
  return done();
}

/**
 * People who speak when they want to, whether or not Gavel keeps up: a Poisson process over all rooms. Each line's
 * time counts from when it should have been said, so that a stall delays everything that falls into it.
 * @param rate lines a second
 */
export async function pace(stage: BenchGavel, rate: number, seconds: number): Promise<Load> {
  const { say, done } = record(stage);
  const begun = performance.now();
  const until = begun + seconds * 1000;
  const saying: Promise<void>[] = [];
  const next = (from: number): number => from - Math.log(1 - Math.random()) * (1000 / rate);
  for (let due = next(begun); due < until;) {
    for (const now = performance.now(); due <= now && due < until; due = next(due)) {
      const room = stage.rooms[Math.floor(Math.random() * stage.rooms.length)];
      if (room) saying.push(say(room, due));
    }
    await pause(1);
  }
  await Promise.all(saying);
  return done();
}
