import type { Heard } from './chat.ts';

/**
 * Tells a platform that keeps its rooms' conversations itself what it can keep of something that people do there now: off
 * the record, nothing but what Gavel itself writes down.
 */
export interface OffRecordGuard {
  /**
   * What can be written down of it, asked before anything is. Waits until it's decided whether what was heard before is
   * the beginning of a passage.
   * @returns the same object if that's all of it; otherwise what Gavel may hear of it, or undefined if that's nothing
   */
  keepable(heard: Heard): Promise<Heard | undefined>;
}
