// A store on a disk that can be filled and emptied: while it is full, whatever writes is refused and nothing is written.
import type { AdapterChanges } from '../../src/ports/adapter-memory.ts';
import type { JobQueue } from '../../src/ports/jobs.ts';
import { StoreUnavailable, type Commit, type InboxItem, type Store } from '../../src/ports/store.ts';

export interface FullDisk {
  readonly store: Store;
  readonly jobs: JobQueue;
  /** How many writes were refused. */
  refused(): number;
  fill(): void;
  empty(): void;
}

export function fullDisk({ store, jobs }: { readonly store: Store; readonly jobs: JobQueue }): FullDisk {
  let full = false;
  let refused = 0;
  const whereThereIsRoom =
    <Given extends unknown[], Result>(write: (...given: Given) => Promise<Result>) =>
    async (...given: Given): Promise<Result> => {
      if (!full) return write(...given);
      refused += 1;
      throw new StoreUnavailable('The disk is full');
    };
  return {
    store: {
      ...store,
      hear: whereThereIsRoom((item: InboxItem) => store.hear(item)),
      commit: whereThereIsRoom((commit: Commit) => store.commit(commit)),
      sent: whereThereIsRoom((id: string, message?: string) => store.sent(id, message)),
      notSent: whereThereIsRoom((id: string, why: string, at?: string) => store.notSent(id, why, at)),
      memory(adapter) {
        const memory = store.memory(adapter);
        return {
          ...memory,
          write: whereThereIsRoom((changes: AdapterChanges) => memory.write(changes)),
          forgetOlder: whereThereIsRoom((kind: string, before: string) => memory.forgetOlder(kind, before)),
        };
      },
    },
    jobs: {
      ...jobs,
      retry: whereThereIsRoom((id: string, why: string, at: string) => jobs.retry(id, why, at)),
      finish: whereThereIsRoom((id: string) => jobs.finish(id)),
    },
    refused: () => refused,
    fill: () => void (full = true),
    empty: () => void (full = false),
  };
}
