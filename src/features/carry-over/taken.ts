import type { Event } from '../../meeting/event.ts';
import type { MessageLine, MessagePiece } from '../../meeting/message.ts';

/** What was taken over from minutes that people edited. */
export interface TakenOver {
  readonly events: readonly Event[];
  /** Parts of one sentence: "next meeting …", "chair @mira". */
  readonly told: readonly (readonly MessagePiece[])[];
  /** What could not be taken over, and what follows: each a line of its own. */
  readonly problems: readonly MessageLine[];
}

export const NOTHING_TAKEN: TakenOver = { events: [], told: [], problems: [] };
