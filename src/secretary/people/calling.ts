import type { Message, MessagePiece } from '../../meeting/message.ts';
import type { RoomId } from '../../ports/chat.ts';
import type { GroupBinding } from '../secretary-deps.ts';
import { directRoute } from './direct-route.ts';

/** People can have accounts on several platforms: if a message goes to all rooms, only one of them notifies each. */
function once(piece: MessagePiece, room: RoomId, binding: GroupBinding): MessagePiece {
  if (typeof piece === 'string' || !('member' in piece) || piece.calls !== true) return piece;
  const there = directRoute(binding, piece.account ?? piece.member);
  return there === undefined || there.room === room ? piece : { ...piece, calls: false };
}

/** A message for a room, which notifies the people it is for unless another room of the group does. */
export const callingOnce = (message: Message, room: RoomId, binding: GroupBinding): Message => ({
  ...message,
  lines: message.lines.map((line) => ({ ...line, pieces: line.pieces.map((piece) => once(piece, room, binding)) })),
});
