import { TryLater, Undeliverable, type RoomId } from '../../ports/chat.ts';
import type { Memory } from './database.ts';
import { isNotFound, type Homeserver, type RawEvent } from './homeserver.ts';
import { powers, type Powers } from './powers.ts';
import type { NameOf } from './text.ts';

/** What one room is like now. */
interface State {
  readonly encrypted: boolean;
  readonly powers: Powers;
}

/** The rooms of the configuration, wherever they are at the homeserver now. */
export interface Rooms {
  /** Finds and joins them all; what cannot be joined is told, and tried again when somebody invites Gavel. */
  open(): Promise<void>;
  /** The room of the configuration that a room of the homeserver is. */
  configured(now: string): RoomId | undefined;
  /** Where a room of the configuration is now. Throws Undeliverable or TryLater where nothing may be sent there. */
  now(configured: RoomId): string;
  /** Takes in what an event changes of a room. */
  changed(now: string, event: RawEvent): Promise<void>;
  names(now: string, people: readonly string[]): Promise<NameOf>;
  leads(now: string, mxid: string): boolean;
}

export interface RoomsOptions {
  /** As the configuration writes them, without the platform: `!id:server` or `#alias:server`. */
  readonly addresses: readonly string[];
  /** From which power level on somebody leads; undefined where power says nothing. */
  readonly leadersFrom: number | undefined;
  /** Tells the operator. */
  readonly tell: (what: string, facts?: Readonly<Record<string, unknown>>) => void;
  /** Tells the people of a room that it is encrypted. */
  readonly refuse: (now: string) => Promise<void>;
}

/** How often a room may have been replaced; more than that is a circle. */
const MOST_MOVES = 20;
const NOT_IN_ROOM_MS = 30_000;

const roomId = (address: string): RoomId => `matrix:${address}`;

export function rooms(server: Homeserver, memory: Memory, options: RoomsOptions): Rooms {
  const { addresses, leadersFrom, tell, refuse } = options;
  const here = new Map<RoomId, string>();
  const states = new Map<string, State>();
  const known = new Map<string, Map<string, string>>();

  async function enter(address: string): Promise<void> {
    const start = memory.roomNow(address) ?? (address.startsWith('#') ? await server.resolve(address) : address);
    await follow(address, start);
  }

  /** Goes to where the room is: a replaced room says which one replaces it. */
  async function follow(address: string, start: string): Promise<void> {
    let room = start;
    for (let moves = 0; moves < MOST_MOVES; moves += 1) {
      if (!(await server.joined()).includes(room)) await server.join(room);
      const { replacement_room: next }: { replacement_room?: unknown } =
        (await server.state(room, 'm.room.tombstone')) ?? {};
      if (typeof next !== 'string' || next === '') break;
      tell('A Matrix room was replaced: going to the new one', { room, next });
      room = next;
    }
    memory.roomIs(address, room);
    here.set(roomId(address), room);
    await look(room);
  }

  async function look(room: string): Promise<void> {
    const encrypted = (await server.state(room, 'm.room.encryption')) !== undefined;
    states.set(room, { encrypted, powers: await powers(server, room) });
    if (encrypted) await isEncrypted(room);
  }

  async function isEncrypted(room: string): Promise<void> {
    tell('A Matrix room is encrypted, which Gavel cannot read: use a room without encryption', { room });
    await refuse(room);
  }

  async function open(): Promise<void> {
    for (const address of addresses) {
      // One after the other: a homeserver limits how fast rooms are joined.
      // oxlint-disable-next-line no-await-in-loop
      await enter(address).catch((error: unknown) => {
        if (!isNotFound(error) && !isForbidden(error)) throw error;
        tell('Gavel is not in a Matrix room of the configuration: invite it there', { room: address, error });
      });
    }
  }

  const configured = (now: string): RoomId | undefined => [...here].find(([, room]) => room === now)?.[0];

  const nameIn = async (now: string, mxid: string): Promise<string> => {
    const names = known.get(now) ?? new Map<string, string>();
    known.set(now, names);
    const name = names.get(mxid) ?? nameOf(await server.state(now, 'm.room.member', mxid), mxid);
    names.set(mxid, name);
    return name;
  };

  return {
    open,
    configured,
    now(room) {
      const found = here.get(room);
      if (found === undefined) throw new TryLater(`Gavel is not in ${room}: invite it there`, NOT_IN_ROOM_MS);
      if (states.get(found)?.encrypted === true) throw new Undeliverable(`${room} is encrypted`);
      return found;
    },
    async changed(now, event) {
      const room = configured(now);
      if (room === undefined || event.state_key === undefined) return;
      if (event.type === 'm.room.member') known.get(now)?.set(event.state_key, nameOf(event.content, event.state_key));
      else if (event.type === 'm.room.tombstone') await follow(room.slice('matrix:'.length), now);
      else if (event.type === 'm.room.power_levels' || event.type === 'm.room.encryption') await look(now);
    },
    async names(now, people) {
      const found = new Map<string, string>();
      for (const mxid of people) found.set(mxid, await nameIn(now, mxid));
      return (mxid) => found.get(mxid) ?? mxid;
    },
    leads: (now, mxid) => leadersFrom !== undefined && (states.get(now)?.powers(mxid) ?? 0) >= leadersFrom,
  };
}

const isForbidden = (error: unknown): boolean => Object(error).httpStatus === 403;

/** The name that a room shows somebody under; their id where they have chosen none. */
const nameOf = (member: Readonly<Record<string, unknown>> | undefined, mxid: string): string => {
  const { displayname: name } = member ?? {};
  return typeof name === 'string' && name.trim() !== '' ? name : mxid;
};
