import type { Homeserver } from './homeserver.ts';

/** How much power somebody has in a room. */
export type PowerLevels = (mxid: string) => number;

/** Before room version 10 a level may be written as a string. */
function levelIn(value: unknown): number | undefined {
  const level = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof level === 'number' && Number.isFinite(level) ? level : undefined;
}

/** How much power it takes to send events of a type to a room. */
export async function levelToSend(server: Homeserver, room: string, type: string): Promise<number> {
  const levels: { events?: unknown; events_default?: unknown } = Object(
    await server.state(room, 'm.room.power_levels'),
  );
  const events: Readonly<Record<string, unknown>> = Object(levels.events);
  return levelIn(events[type]) ?? levelIn(levels.events_default) ?? 0;
}

/**
 * Reads the power levels of a room (Client-Server API, `m.room.power_levels`). Where a room has none yet, whoever made
 * it has 100. Creators, who have all power from room version 12 on and stand in no list, count as 100 too.
 */
export async function readPowerLevels(server: Homeserver, room: string): Promise<PowerLevels> {
  const levels: { users?: unknown; users_default?: unknown } = Object(await server.state(room, 'm.room.power_levels'));
  const create: { sender?: unknown; content?: unknown } = Object(await server.stateEvent(room, 'm.room.create'));
  const {
    room_version: version,
    additional_creators: more,
  }: { room_version?: unknown; additional_creators?: unknown } = Object(create.content);
  const unlisted = levels.users === undefined || Number(version) >= 12;
  const creators = new Set<unknown>(unlisted ? [create.sender, ...(Array.isArray(more) ? more : [])] : []);
  const users: Readonly<Record<string, unknown>> = Object(levels.users);
  return (mxid) => (creators.has(mxid) ? 100 : (levelIn(users[mxid]) ?? levelIn(levels.users_default) ?? 0));
}
