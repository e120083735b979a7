import type { Chat } from '../ports/chat.ts';
import type { Clock } from '../ports/clock.ts';
import type { OperatorLog } from '../ports/operator-log.ts';
import type { PictureReader } from '../ports/pictures.ts';
import type { Store } from '../ports/store.ts';

/** What jobs use outside of Gavel, beside the forge of the group that they are for. */
export interface JobDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly chats: readonly Chat[];
  readonly pictures: PictureReader;
  readonly log: OperatorLog;
  /** Reads minutes beside everything else, so that they need not be read again when they are asked for. */
  readonly readAhead?: (texts: readonly string[]) => Promise<void>;
}
