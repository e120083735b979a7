import { recentMap } from '../recent-map.ts';

/** In which threads the messages heard lately stand, so that an answer goes where it was asked for. */
export interface ThreadRoots {
  remember(channel: string, ts: string, thread: string): void;
  /** The first message of the thread in which this one stands; undefined outside of threads. */
  of(channel: string, ts: string): string | undefined;
}

const KEPT = 1000;

export function threadRoots(): ThreadRoots {
  const known = recentMap<string>(KEPT);
  return {
    remember: (channel, ts, thread) => known.set(`${channel} ${ts}`, thread),
    of: (channel, ts) => known.get(`${channel} ${ts}`),
  };
}

interface InThread {
  readonly ts: string;
  readonly thread_ts?: string;
}

/** Which thread a message of an event stands in, if it is in one and is not its first. */
export function threadsOf(event: object): [ts: string, thread: string][] {
  const { ts, thread_ts: thread } = event as Partial<InThread>;
  return ts === undefined || thread === undefined || thread === ts ? [] : [[ts, thread]];
}
