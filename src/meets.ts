import type { RoomId } from './ports/chat.ts';
import { practice } from './practice.ts';
import type { Secretary } from './secretary/secretary.ts';

/**
 * Tells whether a meeting is gathering or in session in a room.
 * @param groups the groups' ids
 */
export const meets =
  (groups: readonly string[], gavel: () => Secretary) =>
  (room: RoomId): boolean =>
    groups.some((id) => {
      const desk = gavel().desk(id);
      const meeting = desk?.place.rooms.includes(room) === true ? desk.current() : undefined;
      return meeting !== undefined && practice.listens(meeting);
    });
