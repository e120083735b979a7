import type { Event } from '../../meeting/event.ts';
import type { Line, Piece } from '../../meeting/message.ts';

/** What was taken over from minutes that people edited. */
export interface Taken {
  readonly events: readonly Event[];
  /** Parts of one sentence: "next meeting …", "chair @mira". */
  readonly told: readonly (readonly Piece[])[];
  /** What could not be taken over, and what follows: each a line of its own. */
  readonly problems: readonly Line[];
}

export const NOTHING: Taken = { events: [], told: [], problems: [] };
