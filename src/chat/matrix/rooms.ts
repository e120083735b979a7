import { MatrixError } from 'matrix-js-sdk';

import { NotInRoom, UndeliverableMessage, type RoomId } from '../../ports/chat.ts';
import type { OperatorLog } from '../../ports/operator-log.ts';
import { isNotFound, isMatrixRefusal, isUnknownToken, type Homeserver, type RawEvent } from './homeserver.ts';
import type { MatrixMemory } from './memory.ts';
import { serverOf } from './people-links.ts';
import { readPowerLevels, type PowerLevels } from './power-levels.ts';
import type { NameOf } from './text.ts';

/** What one room is like now. */
interface State {
  /** Whether it's encrypted, and Gavel has no keys. */
  readonly sealed: boolean;
  readonly powers: PowerLevels;
}

/** The rooms of the configuration, wherever they are at the homeserver now. */
export interface JoinedRooms {
  /** Finds and joins them all. Rooms that can't be joined are logged, and tried again now and then. */
  open(): Promise<void>;
  /** Tries again, if it is time, what could not be joined. */
  retry(): Promise<void>;
  /** The room of the configuration that a room of the homeserver is. */
  configured(now: string): RoomId | undefined;
  /** Where a room of the configuration is now. Throws UndeliverableMessage or NotInRoom if Gavel may not send there. */
  now(configured: RoomId): string;
  /** Whether nothing may be said in a room that Gavel could hear. */
  isSealed(now: string): boolean;
  /** Takes in what an event changes of a room. */
  changed(now: string, event: RawEvent): Promise<void>;
  /** The names that a room shows these people under. */
  names(now: string, people: readonly string[]): Promise<NameOf>;
  leads(now: string, mxid: string): boolean;
}

export interface RoomsOptions {
  /** As the configuration writes them, without the platform: `!id:server` or `#alias:server`. */
  readonly addresses: readonly string[];
  /** From which power level on somebody leads; undefined if power says nothing. */
  readonly leadersFrom: number | undefined;
  readonly log: OperatorLog;
  /** Whether Gavel has a device with keys, and so can be in encrypted rooms. */
  readonly hasKeys: () => boolean;
  /** Tells the people of a room that it is encrypted. */
  readonly refuse: (now: string) => Promise<void>;
  /** Is called when a room of the configuration can be sent to. */
  readonly entered: (configured: RoomId) => void;
}

/** How often a room may have been replaced; more than that is a circle. */
const MOST_MOVES = 20;
const RETRY_MS = 60_000;

const roomId = (address: string): RoomId => `matrix:${address}`;

export function joinedRooms(server: Homeserver, memory: MatrixMemory, options: RoomsOptions): JoinedRooms {
  const { addresses, leadersFrom, log, hasKeys, refuse, entered } = options;
  const here = new Map<RoomId, string>();
  const states = new Map<string, State>();
  const known = new Map<string, Map<string, string>>();
  /** What could not be joined, and what was told of that. */
  const missing = new Map<string, string>();
  let retryAt = 0;

  /** Where to look for a room: an alias may have been moved by hand; if it is gone, the room it led to is kept. */
  async function startOf(address: string): Promise<string> {
    const last = await memory.roomNow(address);
    if (!address.startsWith('#')) return last ?? address;
    try {
      return await server.resolve(address);
    } catch (error) {
      if (last === undefined || !isNotFound(error)) throw error;
      return last;
    }
  }

  async function enter(address: string): Promise<void> {
    const last = await memory.roomNow(address);
    // What is said there is heard, even while the homeserver cannot tell more of it.
    if (last !== undefined) here.set(roomId(address), last);
    const start = await startOf(address);
    await join(start);
    await settle(address, start);
  }

  async function join(room: string, via?: string): Promise<void> {
    if (!(await server.joined()).includes(room)) await server.join(room, via);
  }

  /** Goes from a room in which Gavel is to where it is now: a replaced room says which one replaces it. */
  async function settle(address: string, start: string): Promise<void> {
    const room = await replaced(start);
    await memory.roomIs(address, room);
    here.set(roomId(address), room);
    const others = [...here].filter(([, other]) => other === room).map(([id]) => id);
    if (others.length > 1) log.error('The configuration names one Matrix room more than once', { room, as: others });
    await look(room);
  }

  async function replaced(start: string): Promise<string> {
    let room = start;
    for (let moves = 0; moves < MOST_MOVES; moves += 1) {
      const tombstone = await server.stateEvent(room, 'm.room.tombstone');
      const { replacement_room: next }: { replacement_room?: unknown } = tombstone?.content ?? {};
      if (typeof next !== 'string' || next === '') break;
      try {
        // The person who replaced the room is in the new one.
        await join(next, tombstone && serverOf(tombstone.sender));
      } catch (error) {
        if (!isMatrixRefusal(error)) throw error;
        const why = error.message;
        log.info("A Matrix room was replaced by one that Gavel can't enter; invite it there", { room, next, why });
        break;
      }
      log.info('A Matrix room was replaced; going to the new one', { room, next });
      room = next;
    }
    return room;
  }

  async function look(room: string): Promise<void> {
    const sealed = !hasKeys() && (await server.state(room, 'm.room.encryption')) !== undefined;
    states.set(room, { sealed, powers: await readPowerLevels(server, room) });
    if (!sealed) return;
    log.error('A Matrix room is encrypted, and Gavel has no keys; log in again for a new device', {
      room: configured(room) ?? room,
    });
    await refuse(room);
  }

  /** Somebody who may invite Gavel has to do so; any other failure is an error. */
  function tellMissing(room: string, error: MatrixError): void {
    const what = "Gavel isn't in a Matrix room of the configuration; invite it there";
    if (isMatrixRefusal(error) && !isNotFound(error)) log.info(what, { room, why: error.message });
    else log.error(what, { room, error });
  }

  /** A room that can't be entered doesn't keep Gavel from the others. What only failed for now is logged once. */
  async function open(those: readonly string[]): Promise<void> {
    retryAt = Date.now() + RETRY_MS;
    for (const address of those) {
      try {
        // One after the other: a homeserver limits how fast rooms are joined.
        // oxlint-disable-next-line no-await-in-loop
        await enter(address);
        missing.delete(address);
      } catch (error) {
        if (!isOfTheRoom(error)) throw error;
        if (missing.get(address) !== error.message) tellMissing(address, error);
        missing.set(address, error.message);
      }
      if (here.has(roomId(address))) entered(roomId(address));
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

  async function changed(now: string, { type, state_key: key, content }: RawEvent): Promise<void> {
    const room = configured(now);
    if (room === undefined || key === undefined) return;
    if (type === 'm.room.member') known.get(now)?.set(key, nameOf(content, key));
    else if (type === 'm.room.tombstone') await settle(room.slice('matrix:'.length), now);
    else if (type === 'm.room.power_levels' || type === 'm.room.encryption') await look(now);
  }

  return {
    open: () => open(addresses),
    async retry() {
      if (missing.size > 0 && Date.now() >= retryAt) await open([...missing.keys()]);
    },
    configured,
    now(room) {
      const found = here.get(room);
      if (found === undefined) throw new NotInRoom(`Gavel isn't in ${room}; invite it there`);
      if (states.get(found)?.sealed === true) throw new UndeliverableMessage(`${room} is encrypted`);
      return found;
    },
    isSealed: (now) => states.get(now)?.sealed === true,
    changed,
    async names(now, people) {
      const found = new Map<string, string>();
      for (const mxid of people) found.set(mxid, await nameIn(now, mxid));
      return (mxid) => found.get(mxid) ?? nameOf(undefined, mxid);
    },
    leads: (now, mxid) => leadersFrom !== undefined && (states.get(now)?.powers(mxid) ?? 0) >= leadersFrom,
  };
}

/** Whether a failure is one room's, such as that its own homeserver is away, and not that of everything. */
const isOfTheRoom = (error: unknown): error is MatrixError =>
  error instanceof MatrixError && !error.isRateLimitError() && !isUnknownToken(error);

/**
 * The name that a room shows somebody under; their id if they have chosen none. An `@` in front is for those whom
 * the directory knows.
 */
const nameOf = (member: Readonly<Record<string, unknown>> | undefined, mxid: string): string => {
  const { displayname: name } = member ?? {};
  const chosen = typeof name === 'string' ? name.trim().replace(/^[@\s]+/u, '') : '';
  return chosen === '' ? mxid.slice(1) : chosen;
};
