import type { Message, Piece } from '../meeting/message.ts';
import type { RoomId } from '../ports/chat.ts';
import type { Place } from './parts.ts';
import { reach } from './reach.ts';

/** Who is called has an account on several platforms, or one: where a message goes to all rooms, one of them calls. */
function once(piece: Piece, room: RoomId, place: Place): Piece {
  if (typeof piece === 'string' || !('member' in piece) || piece.calls !== true) return piece;
  const there = reach(place, piece.account ?? piece.member);
  return there === undefined || there.room === room ? piece : { ...piece, calls: false };
}

/** A message for a room, which notifies those whom it is for unless another room of the group does. */
export const callingOnce = (message: Message, room: RoomId, place: Place): Message => ({
  ...message,
  lines: message.lines.map((line) => ({ ...line, pieces: line.pieces.map((piece) => once(piece, room, place)) })),
});
