// The invented groups of a simulation, with where they meet and where their minutes go.
import { memoryChat, type MemoryChat } from '../../src/chat/memory/memory.ts';
import type { Group } from '../../src/meeting/group.ts';
import type { RoomId } from '../../src/ports/chat.ts';
import { groupWithReviews } from '../doubles/group-with-reviews.ts';
import { reviewedForge, type ReviewedForge } from '../doubles/reviewed-forge.ts';

export interface SimulatedPlace {
  readonly room: RoomId;
  readonly chat: MemoryChat;
}

export interface SimulatedGroup {
  readonly group: Group;
  readonly places: readonly [SimulatedPlace, ...SimulatedPlace[]];
  readonly forge: ReviewedForge;
  /** How many have to approve. */
  readonly needed: number;
}

export const GROUP_IDS = ['lantern', 'moths'] as const;

/** Which group a room belongs to. */
export const groupOfRoom = (room: RoomId): string => room.slice(room.indexOf(':') + 1);

const simulatedGroup = (
  id: string,
  needed: number,
  places: readonly [SimulatedPlace, ...SimulatedPlace[]],
): SimulatedGroup => ({
  group: groupWithReviews({ needed, inRooms: true, remind: [24] }, { id, name: `The ${id}` }),
  places,
  forge: reviewedForge({ 'meetings/README.md': '# Meetings\n' }),
  needed,
});

/** Two groups share one platform; the first one has a room on another platform too, with a relay between them. */
export function simulatedGroups(): readonly [SimulatedGroup, SimulatedGroup] {
  const [memory, other] = [memoryChat('memory'), memoryChat('other')];
  const [first, second] = GROUP_IDS;
  return [
    simulatedGroup(first, 1, [
      { room: `memory:${first}`, chat: memory },
      { room: `other:${first}`, chat: other },
    ]),
    simulatedGroup(second, 2, [{ room: `memory:${second}`, chat: memory }]),
  ];
}
