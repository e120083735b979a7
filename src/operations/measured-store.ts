import { HeardBefore, StoreUnavailable, VersionConflict, type Commit, type Store } from '../ports/store.ts';
import type { Metrics } from './metrics.ts';

function reasonOf(error: unknown): string {
  if (error instanceof VersionConflict) return 'conflict';
  if (error instanceof HeardBefore) return 'repeated';
  return error instanceof StoreUnavailable ? 'unavailable' : 'other';
}

/** Before the dot of an event's type is the feature that has it. */
const featureOf = (type: string): string => type.split('.', 1)[0] ?? type;

/** The same store, with its commits counted and timed. */
export function measuredStore(store: Store, { commit, commitFailures, events, handled }: Metrics): Store {
  async function measured(written: Commit): Promise<void> {
    const finished = commit.startTimer();
    try {
      await store.commit(written);
    } catch (error) {
      commitFailures.inc({ why: reasonOf(error) });
      throw error;
    }
    finished();
    for (const append of written.appends ?? [])
      for (const { type } of append.events) events.inc({ feature: featureOf(type) });
    const decided = (written.handled?.length ?? 0) + (written.heard?.length ?? 0);
    if (decided > 0) handled.inc(decided);
  }
  return { ...store, commit: measured };
}
