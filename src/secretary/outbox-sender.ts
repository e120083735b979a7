import { addMilliseconds } from '../meeting/add-milliseconds.ts';
import { backOffMs, type BackOff } from '../meeting/back-off.ts';
import {
  NotInRoom,
  TryLater,
  UndeliverableMessage,
  type Chat,
  type MessageId,
  type Outgoing,
  type OutgoingReaction,
  type RoomId,
} from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import { levelOfFailure, type LogFacts, type OperatorLog } from '../ports/operator-log.ts';
import { StoreUnavailable, type ReactionToView, type Store, type UnsentMessage } from '../ports/store.ts';

/** Empties the outbox: each room in order, rooms beside each other, again after a failure until it is through. */
export interface OutboxSender {
  /** There may be something to send to these rooms. */
  poke(rooms: Iterable<RoomId>): void;
  /** Sends what an earlier run left unsent. */
  resume(): Promise<void>;
  /** What is being sent to a room right now: resolves once it's there with its id, or failed. Undefined if it's nothing. */
  underWay(room: RoomId): Promise<void> | undefined;
  idle(): Promise<void>;
  stop(): Promise<void>;
}

const WAIT: BackOff = { firstMs: 1000, longestMs: 5 * 60_000 };
const BATCH = 32;

/** @param failures so far */
const backOff = (now: string, failures: number): string => addMilliseconds(now, backOffMs(failures, WAIT));

function aimedReaction(reaction: OutgoingReaction | ReactionToView, shown: MessageId | undefined): OutgoingReaction {
  if (shown !== undefined) return { ...reaction, target: shown };
  if ('target' in reaction) return reaction;
  throw new UndeliverableMessage('the room does not show what it reacts to');
}

/** When a failed message may be tried again; undefined where never. */
function tryAgainAt(error: unknown, attempts: number, now: string): string | undefined {
  if (error instanceof UndeliverableMessage) return undefined;
  return error instanceof TryLater ? addMilliseconds(now, error.afterMs) : backOff(now, attempts + 1);
}

/** Without the room, which every message's id for a room ends with: what brought the message about. */
const causeOf = ({ id, room }: UnsentMessage): string => (id.endsWith(`@${room}`) ? id.slice(0, -room.length - 1) : id);

/** @param ofRoom the group and the meeting of a room, for the log */
export function createOutboxSender(
  chats: readonly Chat[],
  store: Store,
  clock: Clock,
  log: OperatorLog,
  ofRoom: (room: RoomId) => Pick<LogFacts, 'group' | 'meeting'> = () => ({}),
): OutboxSender {
  const running = new Map<RoomId, Promise<void>>();
  const again = new Set<RoomId>();
  const underWay = new Map<RoomId, Promise<void>>();
  /** What a room's platform has, which could not be written down: it is not sent again, but written down first. */
  const delivered = new Map<RoomId, { readonly id: string; readonly message: MessageId | undefined }>();
  /** What calls off each ringing that a room waits for, by its time. */
  const timers = new Map<RoomId, Map<string, () => void>>();
  let stopped = false;
  const chatOf = (room: RoomId): Chat | undefined => chats.find(({ platform }) => room.startsWith(`${platform}:`));

  /** A view that a room shows is edited there. What went before may have been its first post. */
  async function asSent({ outgoing, room, view, shown }: UnsentMessage): Promise<UnsentMessage['outgoing']> {
    if (view === undefined || (outgoing.kind !== 'post' && outgoing.kind !== 'direct')) return outgoing;
    const edits = shown ?? (await store.shown(room, view));
    return edits === undefined ? outgoing : { ...outgoing, edits };
  }

  /** Answers and reactions to a view go to the message that shows it, if there is one. */
  async function aimed(outgoing: UnsentMessage['outgoing'], view: string | undefined): Promise<Outgoing> {
    const message = view === undefined ? undefined : await store.shown(outgoing.room, view);
    if (outgoing.kind === 'reaction') return aimedReaction(outgoing, message);
    return outgoing.kind === 'post' && message !== undefined ? { ...outgoing, replyTo: message } : outgoing;
  }

  async function writeDown(room: RoomId): Promise<void> {
    const last = delivered.get(room);
    if (!last) return;
    await store.sent(last.id, last.message);
    delivered.delete(room);
  }

  /** Whether the room's next message may be sent now. */
  async function sendOne(item: UnsentMessage): Promise<boolean> {
    let isEdit = false;
    try {
      const outgoing = await aimed(await asSent(item), item.answersView);
      isEdit = 'edits' in outgoing && outgoing.edits !== undefined;
      const chat = chatOf(item.room);
      if (!chat) throw new UndeliverableMessage(`no platform is set up for ${item.room}`);
      delivered.set(item.room, { id: item.id, message: await chat.send(outgoing) });
    } catch (error) {
      // It stays as it is until the chat tells that Gavel is there.
      if (error instanceof NotInRoom) return false;
      const why = error instanceof Error ? error.message : String(error);
      const notBefore = tryAgainAt(error, item.attempts, clock.now());
      tell(error, item, { why, notBefore });
      await store.notSent(item.id, why, notBefore);
      if (notBefore !== undefined) wait(item.room, notBefore);
      return notBefore === undefined || (error instanceof TryLater && isEdit);
    }
    await writeDown(item.room);
    return true;
  }

  async function sendNext(item: UnsentMessage): Promise<boolean> {
    const sending = sendOne(item);
    const over = sending.then(
      () => undefined,
      () => undefined,
    );
    underWay.set(item.room, over);
    try {
      return await sending;
    } finally {
      if (underWay.get(item.room) === over) underWay.delete(item.room);
    }
  }

  function tell(error: unknown, item: UnsentMessage, why: LogFacts): void {
    if (error instanceof TryLater) return;
    const { group, meeting } = ofRoom(item.room);
    const about = { group, meeting: item.subject?.stream ?? meeting, cause: causeOf(item), room: item.room };
    if (error instanceof UndeliverableMessage) log.error('A message can never be delivered', { ...about, ...why });
    else log[levelOfFailure(item.attempts + 1)]('A message could not be sent yet', { ...about, ...why });
  }

  /** Rings for a room at each time that something in it waits for. */
  function wait(room: RoomId, notBefore: string): void {
    const times = timers.get(room) ?? new Map<string, () => void>();
    timers.set(room, times);
    if (stopped || times.has(notBefore)) return;
    const off = clock.wake(notBefore, () => {
      times.delete(notBefore);
      poke([room]);
    });
    times.set(notBefore, off);
  }

  async function pump(room: RoomId): Promise<void> {
    do {
      again.delete(room);
      await writeDown(room);
      for (
        let items = await store.unsent(room, clock.now(), BATCH);
        items.length > 0 && !stopped;
        items = await store.unsent(room, clock.now(), BATCH)
      ) {
        for (const item of items) if (stopped || !(await sendNext(item))) return;
      }
    } while (again.has(room) && !stopped);
  }

  function poke(rooms: Iterable<RoomId>): void {
    for (const room of rooms) {
      again.add(room);
      if (stopped || running.has(room)) continue;
      const pumping = pump(room)
        .catch((error: unknown) => {
          if (!(error instanceof StoreUnavailable))
            log.error('The outbox cannot be read', { ...ofRoom(room), room, error });
          wait(room, backOff(clock.now(), 3));
        })
        .finally(() => {
          running.delete(room);
          // Something came after the last look and before this.
          if (again.has(room)) poke([room]);
        });
      running.set(room, pumping);
    }
  }

  return {
    poke,
    underWay: (room) => underWay.get(room),
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
      for (const times of timers.values()) for (const off of times.values()) off();
      await Promise.all(running.values());
    },
  };
}
