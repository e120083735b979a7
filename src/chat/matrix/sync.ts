import { setTimeout as delay } from 'node:timers/promises';

import { safeGetRetryAfterMs, type IJoinedRoom, type ISyncResponse } from 'matrix-js-sdk';

import { backOffMs, type BackOff } from '../../meeting/back-off.ts';
import { levelOfFailure, type OperatorLog } from '../../ports/operator-log.ts';
import { isUnknownToken, type Homeserver, type RawEvent } from './homeserver.ts';
import type { MatrixMemory } from './memory.ts';
import { timelineSince } from './timeline.ts';

/** Hears, without end, what happens at the homeserver. */
export interface MatrixSync {
  /** Resolves when Gavel listens, or when the homeserver could not be reached yet; rejects if it refuses the token. */
  start(): Promise<void>;
  /** Whether the last round went well. */
  isConnected(): boolean;
  /** Lets what is being heard be heard to its end. */
  stop(): Promise<void>;
}

export interface SyncOptions {
  readonly server: Homeserver;
  readonly memory: MatrixMemory;
  /** Once at the beginning, and again as long as it fails: who Gavel is. Enters the rooms. */
  readonly enter: () => Promise<{ readonly account: string; readonly self: string }>;
  /** Whether a room is one of the configuration. */
  readonly isOurs: (room: string) => Promise<boolean>;
  /** Takes an event of such a room, after those before it. */
  readonly take: (room: string, event: RawEvent) => Promise<void>;
  /** Everything in a room was taken, up to this event. Nothing waits for what is made of that. */
  readonly taken: (room: string, event: RawEvent) => void;
  /**
   * Takes what an answer brings for Gavel's device, before what was said.
   * @param isGap whether answers before it were missed
   */
  readonly received: (answer: ISyncResponse, isGap: boolean) => Promise<void>;
  /** How often the file with the device's keys was written; 0 without one. */
  readonly keySteps: () => number;
  /** Between two answers of the homeserver. */
  readonly between: () => Promise<void>;
  /** Somebody invites Gavel to a room; some state of the room comes with it. */
  readonly invited: (room: string, state: readonly unknown[]) => Promise<void>;
  /** Gavel was taken out of a room of the configuration. */
  readonly left: (room: string) => void;
  readonly log: OperatorLog;
  /** Nothing will be heard any more: the process must end, and say why. */
  readonly fatal: (why: string) => void;
}

const POLL_MS = 25_000;
const RETRY: BackOff = { firstMs: 1000, longestMs: 30_000 };
const STANDSTILL_MS = 5 * 60_000;
/** More of a room's events at once are left out by the homeserver, and fetched page by page. */
const TIMELINE_LIMIT = 100;

const OTHER_DEVICE =
  'The Matrix access token belongs to another device or account than before, so Gavel skips what was said in between. ' +
  'Log in with the same device_id to avoid that (see docs/matrix.md)';

const TYPES = [
  'm.room.message',
  'm.room.encrypted',
  'm.reaction',
  'm.room.redaction',
  'm.room.member',
  'm.room.tombstone',
  'm.room.encryption',
  'm.room.power_levels',
];
const NOTHING = { types: [] };
const filter = (limit: number): object => ({
  presence: NOTHING,
  account_data: NOTHING,
  room: {
    timeline: { limit, types: TYPES },
    state: NOTHING,
    ephemeral: NOTHING,
    account_data: NOTHING,
  },
});

const eventsIn = (state: unknown): readonly unknown[] => {
  const { events }: { events?: unknown } = Object(state);
  return Array.isArray(events) ? events : [];
};

export function startSync(options: SyncOptions): MatrixSync {
  const { server, memory, log, fatal } = options;
  const stopping = new AbortController();
  const { signal } = stopping;
  let running: Promise<void> = Promise.resolve();
  let lastRound = Date.now();
  let failures = 0;
  /** Whether a round has gone well: the first one does not wait for something to happen. */
  let listening = false;
  /** Events taken of a round that is not finished: taken once, though the round is done again. */
  const taken = new Set<string>();

  async function takeRoom(since: string, room: string, joined: Pick<IJoinedRoom, 'timeline'>, self: string) {
    const { events, complete } = await timelineSince(since, room, joined, { server, self, signal });
    if (!complete) log.error('So much was said in a Matrix room that Gavel missed the beginning', { room });
    for (const event of events) {
      if (taken.has(event.event_id)) continue;
      // The room's order is what a meeting goes by.
      // oxlint-disable-next-line no-await-in-loop
      await options.take(room, event);
      taken.add(event.event_id);
    }
    const last = events.findLast(({ sender }) => sender !== self);
    if (last) options.taken(room, last);
  }

  /** What happened in the rooms since a token: in those where Gavel is, and in those that it was taken out of. */
  async function takeRooms(since: string, { join, leave }: Partial<ISyncResponse['rooms']>, self: string) {
    const all = Object.entries({ ...join, ...leave });
    const isOurs = await Promise.all(all.map(([room]) => options.isOurs(room)));
    const ours = all.filter((_, i) => isOurs[i]);
    // Rooms do not wait for each other; each goes in its own order, and is at its end before anything is done again.
    const taking = await Promise.allSettled(ours.map(([room, joined]) => takeRoom(since, room, joined, self)));
    for (const one of taking) if (one.status === 'rejected') throw one.reason;
    for (const [room] of ours) if (leave?.[room]) options.left(room);
  }

  /**
   * One answer of the homeserver, taken whole. The token is what acknowledges it: it moves on when all of it is on
   * disk, so that after a crash the homeserver tells it again. With no token yet, what was said before is not heard.
   */
  async function round(account: string, self: string): Promise<void> {
    const since = (await memory.heard(account))?.token;
    if (since === undefined && (await memory.account()) !== undefined) log.error(OTHER_DEVICE, { account });
    const limit = since === undefined ? 1 : TIMELINE_LIMIT;
    const answer = await server.sync(since, filter(limit), listening ? POLL_MS : 0, signal);
    // A homeserver leaves out what is empty, whatever the types of the SDK say.
    const rooms: Partial<ISyncResponse['rooms']> = { ...answer.rooms };
    await options.received(answer, since === undefined);
    if (since !== undefined) await takeRooms(since, rooms, self);
    for (const [room, { invite_state: state }] of Object.entries(rooms.invite ?? {}))
      // One after the other: a homeserver limits how fast rooms are joined.
      // oxlint-disable-next-line no-await-in-loop
      await options.invited(room, eventsIn(state));
    await memory.heardUpTo(account, answer.next_batch, options.keySteps());
    taken.clear();
  }

  /** Waits, but not longer than Gavel runs. */
  async function pause(milliseconds: number): Promise<void> {
    try {
      await delay(milliseconds, undefined, { signal });
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  /** Waits longer each time, up to half a minute, or as long as the homeserver asks for. */
  async function retryLater(error: unknown): Promise<void> {
    failures += 1;
    if (isUnknownToken(error)) {
      fatal('The Matrix homeserver refuses the access token; create a new one (see docs/matrix.md)');
      stopping.abort();
      return;
    }
    if (failures === 1 || failures % 10 === 0)
      log[levelOfFailure(failures)]("Matrix can't be reached now; trying again", { error, failures });
    const wait = safeGetRetryAfterMs(error, backOffMs(failures, RETRY));
    // To wait as long as the homeserver asks for is not to stand still.
    lastRound = Date.now() + wait;
    await pause(wait);
  }

  async function listen(tried: () => void): Promise<void> {
    let who: { account: string; self: string } | undefined;
    while (!signal.aborted) {
      try {
        who ??= await options.enter();
        await options.between();
        await round(who.account, who.self);
        if (failures > 0) log.info('Matrix is back', { failures });
        failures = 0;
        listening = true;
        tried();
      } catch (error) {
        if (signal.aborted) return;
        // The start doesn't wait for a homeserver that is away.
        tried();
        await retryLater(error);
      } finally {
        lastRound = Date.now();
      }
    }
  }

  function isStandingStill(): void {
    if (Date.now() - lastRound > STANDSTILL_MS) fatal('Matrix sent nothing for five minutes, not even an empty answer');
  }

  async function watched(tried: () => void): Promise<void> {
    const watch = setInterval(isStandingStill, STANDSTILL_MS / 10);
    watch.unref();
    try {
      await listen(tried);
    } finally {
      clearInterval(watch);
    }
  }

  return {
    async start() {
      const tried = Promise.withResolvers<void>();
      running = watched(tried.resolve);
      await tried.promise;
    },
    isConnected: () => listening && failures === 0,
    async stop() {
      stopping.abort();
      await running;
    },
  };
}
