import { directOf, type Homeserver } from './homeserver.ts';
import type { MatrixMemory } from './memory.ts';

/** The rooms in which Gavel speaks to one person, each made when it is needed first, and kept. */
export interface DirectRooms {
  /** The room with somebody, in which they are or to which they are invited. */
  with(person: string): Promise<string>;
}

export function directRooms(server: Homeserver, memory: MatrixMemory): DirectRooms {
  const underway = new Map<string, Promise<string>>();

  /** A room that was made before a crash, or before the connection was cut, and never got into the memory. */
  async function leftBehind(person: string): Promise<string | undefined> {
    const { user_id: self } = await server.whoami();
    for (const room of await server.joined())
      // Until one is found; this happens after a crash only.
      // oxlint-disable-next-line no-await-in-loop
      if (directOf(await server.stateEvent(room, 'm.room.create'), self) === person) return room;
    return undefined;
  }

  async function known(person: string): Promise<string | undefined> {
    const before = await memory.direct(person);
    if (before === undefined) return undefined;
    const room = before.room ?? (await leftBehind(person));
    return room !== undefined && (await server.joined()).includes(room) ? room : undefined;
  }

  async function make(person: string): Promise<string> {
    await memory.directIs(person, undefined);
    return server.createDirect(person);
  }

  /** Who left the room is asked back: what is said there is for nobody else. */
  async function invite(person: string, room: string): Promise<void> {
    const { membership }: { membership?: unknown } = (await server.state(room, 'm.room.member', person)) ?? {};
    if (membership !== 'join' && membership !== 'invite') await server.invite(room, person);
  }

  async function find(person: string): Promise<string> {
    const before = await known(person);
    const room = before ?? (await make(person));
    await memory.directIs(person, room);
    if (before !== undefined) await invite(person, room);
    return room;
  }

  return {
    // Two messages at once need one room.
    with(person) {
      const found = underway.get(person) ?? find(person).finally(() => underway.delete(person));
      underway.set(person, found);
      return found;
    },
  };
}
