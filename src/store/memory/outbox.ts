import type { Outgoing } from '../../ports/chat.ts';
import type { Store, MessageSubject, UnsentMessage } from '../../ports/store.ts';
import { firstPosts } from '../first-posts.ts';
import { isSign } from '../outbox-row.ts';
import { instantMs, type PreparedItem } from '../serialize-commit.ts';

interface Row {
  readonly item: PreparedItem;
  readonly attempts: number;
  /** Milliseconds since 1970; 0 if it was never tried. */
  readonly notBefore: number;
  /** When it was added, in milliseconds since 1970. */
  readonly added: number;
}

export interface MemoryOutbox extends Pick<
  Store,
  'unsent' | 'waiting' | 'backlog' | 'sent' | 'notSent' | 'subject' | 'hasView' | 'shown'
> {
  readonly add: (item: PreparedItem) => void;
  /** Forgets what was sent of a meeting, or is to be. Gives the messages that had it as their subject. */
  readonly forget: (stream: string) => readonly { readonly room: string; readonly message: string }[];
  readonly remember: (room: string, message: string, subject: MessageSubject) => void;
}

const inRoom = (room: string, name: string): string => JSON.stringify([room, name]);

export function memoryOutbox(): MemoryOutbox {
  const known = new Map<string, Omit<PreparedItem, 'outgoing'>>();
  /** By room, then by id, in order. */
  const rooms = new Map<string, Map<string, Row>>();
  const shown = new Map<string, string>();
  const subjects = new Map<string, MessageSubject>();
  const handedOut = firstPosts();

  const remember = (room: string, message: string, subject: MessageSubject): void => {
    subjects.set(inRoom(room, message), { ...subject });
  };

  function add(item: PreparedItem): void {
    if (known.has(item.id)) return;
    const { outgoing: _, ...rest } = item;
    known.set(item.id, rest);
    const rows = rooms.get(item.room) ?? new Map<string, Row>();
    rooms.set(item.room, rows);
    const older = [...rows.values()].filter((row) => item.view !== undefined && row.item.view === item.view);
    // A first post that was handed out may have arrived: it is sent again under its id, and edited then.
    const isShown = item.view !== undefined && shown.has(inRoom(item.room, item.view));
    const kept = new Set(isShown ? [] : handedOut.ids());
    for (const row of older) if (!kept.has(row.item.id)) rows.delete(row.item.id);
    // A newer state does not go out sooner than the older one might have: the platform asked to wait.
    const notBefore = Math.max(0, ...older.map((row) => row.notBefore));
    rows.set(item.id, { item, attempts: 0, notBefore, added: Date.now() });
  }

  function asUnsent({ item, attempts }: Row): UnsentMessage {
    const { id, room, view, subject, outgoing, answersView } = item;
    const message = view === undefined ? undefined : shown.get(inRoom(room, view));
    return {
      id,
      room,
      outgoing: JSON.parse(outgoing) as Outgoing,
      attempts,
      ...(view === undefined ? {} : { view }),
      ...(subject === undefined ? {} : { subject: { ...subject } }),
      ...(message === undefined ? {} : { shown: message }),
      ...(answersView === undefined ? {} : { answersView }),
    };
  }

  function forget(stream: string): { readonly room: string; readonly message: string }[] {
    const isOf = (name: string | undefined): boolean => name === stream || name?.startsWith(`${stream}/`) === true;
    for (const [id, { room, view, subject }] of known) {
      if (![id, view].some(isOf) && subject?.stream !== stream) continue;
      rooms.get(room)?.delete(id);
      known.delete(id);
    }
    for (const key of shown.keys()) if (isOf((JSON.parse(key) as string[])[1])) shown.delete(key);
    return [...subjects].flatMap(([key, subject]) => {
      if (subject.stream !== stream) return [];
      subjects.delete(key);
      const [room = '', message = ''] = JSON.parse(key) as string[];
      return [{ room, message }];
    });
  }

  return {
    add,
    forget,
    remember,
    async unsent(room, now, limit) {
      const all = [...(rooms.get(room)?.values() ?? [])];
      // Messages before marks, which say no more than that a line was recorded, and before reactions.
      const messages = all.filter(({ item }) => !isSign(item.outgoing));
      const rows = [...messages, ...all.filter(({ item }) => isSign(item.outgoing))].slice(0, limit);
      const waits = ({ notBefore }: Row): boolean => notBefore > instantMs(now);
      const blocked = rows.findIndex((row) => waits(row) && asUnsent(row).shown === undefined);
      return handedOut.given((blocked < 0 ? rows : rows.slice(0, blocked)).filter((row) => !waits(row)).map(asUnsent));
    },
    async waiting() {
      return [...rooms].flatMap(([room, rows]) =>
        [...new Set([...rows.values()].map(({ notBefore }) => notBefore))]
          .toSorted((one, other) => one - other)
          .map((notBefore) => ({ room, notBefore: new Date(notBefore).toISOString() })),
      );
    },
    async backlog() {
      return [...rooms].flatMap(([room, rows]) => {
        const added = [...rows.values()].map((row) => row.added);
        if (added.length === 0) return [];
        return [{ room, count: added.length, since: new Date(Math.min(...added)).toISOString() }];
      });
    },
    async sent(id, message) {
      handedOut.settled(id);
      const item = known.get(id);
      if (!item) return;
      rooms.get(item.room)?.delete(id);
      if (message === undefined) return;
      if (item.subject) remember(item.room, message, item.subject);
      if (item.view !== undefined) shown.set(inRoom(item.room, item.view), message);
    },
    async notSent(id, _why, notBefore) {
      const rows = rooms.get(known.get(id)?.room ?? '');
      const row = rows?.get(id);
      if (!rows || !row) return;
      if (notBefore === undefined) handedOut.settled(id);
      if (notBefore === undefined) rows.delete(id);
      else rows.set(id, { ...row, attempts: row.attempts + 1, notBefore: instantMs(notBefore) });
    },
    async hasView(room, view) {
      const isWaiting = [...(rooms.get(room)?.values() ?? [])].some((row) => row.item.view === view);
      return isWaiting || shown.has(inRoom(room, view));
    },
    shown: async (room, view) => shown.get(inRoom(room, view)),
    async subject(room, message) {
      const found = subjects.get(inRoom(room, message));
      return found && { ...found };
    },
  };
}
