import type { AdapterMemory } from '../../ports/adapter-memory.ts';
import type { Store } from '../../ports/store.ts';
import { instantMs } from '../serialize-commit.ts';
import { serializeRecords, type PreparedRecord } from '../serialize-records.ts';

const byCodePoints = (one: PreparedRecord, other: PreparedRecord): number =>
  Buffer.compare(Buffer.from(one.key), Buffer.from(other.key));

const nameOf = ({ kind, key }: { readonly kind: string; readonly key: string }): string => JSON.stringify([kind, key]);

/** @param stillOpen throws if the store is closed */
function oneMemory(stillOpen: () => void): AdapterMemory {
  const records = new Map<string, PreparedRecord>();
  return {
    async read(kind, key) {
      const found = records.get(nameOf({ kind, key }));
      return found && JSON.parse(found.value);
    },
    async list(kind, prefix = '') {
      return [...records.values()]
        .filter((record) => record.kind === kind && record.key.startsWith(prefix))
        .toSorted(byCodePoints)
        .map(({ key, value, at }) => ({ key, value: JSON.parse(value) as unknown, at: new Date(at).toISOString() }));
    },
    async write(changes) {
      stillOpen();
      const { remove, put } = serializeRecords(changes);
      for (const gone of remove) records.delete(nameOf(gone));
      for (const record of put) records.set(nameOf(record), record);
    },
    async forgetOlder(kind, before) {
      stillOpen();
      const until = instantMs(before);
      for (const [name, record] of records) if (record.kind === kind && record.at < until) records.delete(name);
    },
  };
}

/** Each adapter's memory, as long as the process lasts. */
export function memoryOfAdapters(stillOpen: () => void): Store['memory'] {
  const memories = new Map<string, AdapterMemory>();
  return (adapter) => {
    const memory = memories.get(adapter) ?? oneMemory(stillOpen);
    memories.set(adapter, memory);
    return memory;
  };
}
