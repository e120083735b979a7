import type { MessageId, RoomId } from '../../ports/chat.ts';
import type { OutboxItem, Subject, Unsent } from '../../ports/store.ts';
import { ALWAYS, instant } from '../instant.ts';

interface Outbox {
  add(item: OutboxItem): void;
  sent(id: string, message: MessageId | undefined): void;
  notSent(id: string, notBefore: string | undefined): void;
  unsent(room: RoomId, now: string, limit: number): readonly Unsent[];
  waiting(): readonly { readonly room: RoomId; readonly notBefore: string }[];
}

interface Waiting {
  readonly item: OutboxItem;
  readonly seq: number;
  attempts: number;
  notBefore: string;
}

/** @param means writes down what a message in a room stands for */
export function outbox(means: (room: RoomId, message: MessageId, subject: Subject) => void): Outbox {
  // Every item there ever was, by its id, and each room's unsent ones, oldest first.
  const known = new Map<string, OutboxItem>();
  const rooms = new Map<RoomId, readonly Waiting[]>();
  const shown = new Map<string, MessageId>();
  const inRoom = (room: RoomId): readonly Waiting[] => rooms.get(room) ?? [];
  const find = (id: string): Waiting | undefined =>
    inRoom(known.get(id)?.room ?? '').find(({ item }) => item.id === id);

  function drop({ room, id }: OutboxItem): void {
    const left = inRoom(room).filter(({ item }) => item.id !== id);
    if (left.length > 0) rooms.set(room, left);
    else rooms.delete(room);
  }

  return {
    add(item) {
      if (known.has(item.id)) return;
      const replaced = inRoom(item.room).filter((other) => item.view !== undefined && other.item.view === item.view);
      for (const older of replaced) drop(older.item);
      // A newer text does not go out sooner than the older one might: the platform asked us to wait.
      const notBefore = replaced.reduce((latest, older) => (older.notBefore > latest ? older.notBefore : latest), ALWAYS);
      rooms.set(item.room, [...inRoom(item.room), { item, seq: known.size, attempts: 0, notBefore }]);
      known.set(item.id, item);
    },
    sent(id, message) {
      const item = known.get(id);
      if (!item) return;
      drop(item);
      if (message === undefined) return;
      if (item.view !== undefined) shown.set(viewKey(item), message);
      if (item.subject) means(item.room, message, item.subject);
    },
    notSent(id, notBefore) {
      const until = notBefore === undefined ? undefined : instant(notBefore);
      const waiting = find(id);
      if (!waiting) return;
      waiting.attempts += 1;
      if (until === undefined) drop(waiting.item);
      else waiting.notBefore = until;
    },
    unsent(room, now, limit) {
      const time = instant(now);
      const queue = inRoom(room).slice(0, limit);
      const stop = queue.findIndex(({ notBefore }) => notBefore > time);
      return queue.slice(0, stop === -1 ? queue.length : stop).map(({ item, attempts }) => {
        const message = item.view === undefined ? undefined : shown.get(viewKey(item));
        return { ...item, attempts, ...(message !== undefined && { shown: message }) };
      });
    },
    waiting: () =>
      [...rooms]
        .flatMap(([room, [head]]) => (head ? [{ room, notBefore: head.notBefore, seq: head.seq }] : []))
        .toSorted((a, b) => a.seq - b.seq)
        .map(({ room, notBefore }) => ({ room, notBefore })),
  };
}

const viewKey = ({ room, view }: OutboxItem): string => JSON.stringify([room, view]);
