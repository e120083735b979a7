import { Undeliverable, type Chat, type Outgoing, type RoomId } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store, Unsent } from '../ports/store.ts';
import type { Log } from './parts.ts';

/** Empties the outbox: each room in order, rooms beside each other, again after a failure until it is through. */
export interface Sender {
  /** There may be something to send to these rooms. */
  poke(rooms: Iterable<RoomId>): void;
  /** Sends what an earlier run left unsent. */
  resume(): Promise<void>;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 5 * 60_000;
const BATCH = 32;

/** Doubles with each attempt, up to five minutes. */
const backOff = (now: string, attempts: number): string =>
  new Date(Date.parse(now) + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts)).toISOString();

/** A view that a room shows already is edited there. */
const asSent = ({ outgoing, shown }: Unsent): Outgoing =>
  outgoing.kind === 'post' && shown !== undefined ? { ...outgoing, edits: shown } : outgoing;

export function sender(chats: readonly Chat[], store: Store, clock: Clock, log: Log): Sender {
  const running = new Map<RoomId, Promise<void>>();
  const again = new Set<RoomId>();
  const timers = new Map<RoomId, () => void>();
  let stopped = false;
  const chatOf = (room: RoomId): Chat | undefined => chats.find(({ platform }) => room.startsWith(`${platform}:`));

  async function sendOne(item: Unsent): Promise<boolean> {
    const chat = chatOf(item.room);
    try {
      if (!chat) throw new Undeliverable(`no platform is set up for ${item.room}`);
      await store.sent(item.id, await chat.send(asSent(item)));
      return true;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const final = error instanceof Undeliverable;
      const notBefore = final ? undefined : backOff(clock.now(), item.attempts);
      log.error(final ? 'A message can never be delivered' : 'A message could not be sent yet', {
        room: item.room,
        id: item.id,
        why,
        notBefore,
      });
      await store.notSent(item.id, why, notBefore);
      if (notBefore !== undefined) wait(item.room, notBefore);
      return final;
    }
  }

  function wait(room: RoomId, notBefore: string): void {
    timers.get(room)?.();
    if (!stopped)
      timers.set(
        room,
        clock.wake(notBefore, () => poke([room])),
      );
  }

  async function pump(room: RoomId): Promise<void> {
    do {
      again.delete(room);
      for (
        let items = await store.unsent(room, clock.now(), BATCH);
        items.length > 0 && !stopped;
        items = await store.unsent(room, clock.now(), BATCH)
      ) {
        for (const item of items) if (stopped || !(await sendOne(item))) return;
      }
    } while (again.has(room) && !stopped);
  }

  function poke(rooms: Iterable<RoomId>): void {
    for (const room of rooms) {
      again.add(room);
      if (stopped || running.has(room)) continue;
      const pumping = pump(room)
        .catch((error: unknown) => {
          log.error('The outbox cannot be read', { room, error });
          wait(room, backOff(clock.now(), 2));
        })
        .finally(() => {
          running.delete(room);
        });
      running.set(room, pumping);
    }
  }

  return {
    poke,
    async resume() {
      for (const { room, notBefore } of await store.waiting()) {
        if (notBefore <= clock.now()) poke([room]);
        else wait(room, notBefore);
      }
    },
    async idle() {
      while (running.size > 0) await Promise.all(running.values());
    },
    async stop() {
      stopped = true;
      for (const off of timers.values()) off();
      await Promise.all(running.values());
    },
  };
}
