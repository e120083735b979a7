import { isBeingHeld } from '../meeting/lifecycle.ts';
import type { RoomId } from '../ports/chat.ts';
import type { Secretary } from '../secretary/secretary.ts';

/**
 * Tells whether a meeting is gathering or in session in a room.
 * @param groups the groups' ids
 */
export const meetsIn =
  (groups: readonly string[], gavel: () => Secretary) =>
  (room: RoomId): boolean =>
    groups.some((id) => {
      const session = gavel().session(id);
      const meeting = session?.binding.rooms.includes(room) === true ? session.current() : undefined;
      return meeting !== undefined && isBeingHeld(meeting);
    });
