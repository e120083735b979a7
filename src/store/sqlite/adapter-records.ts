import type { Database } from 'better-sqlite3';

import type { AdapterRecord } from '../../ports/adapter-memory.ts';
import type { PreparedChanges } from '../serialize-records.ts';

/** The adapters' memory, synchronously: callers of methods that write hold the transaction. */
export interface AdapterRecordTable {
  readonly read: (adapter: string, kind: string, key: string) => unknown;
  readonly list: (adapter: string, kind: string, prefix: string) => readonly AdapterRecord[];
  readonly write: (adapter: string, changes: PreparedChanges) => void;
  /**
   * Forgets records from before an instant (milliseconds since 1970).
   * @returns whether there were any
   */
  readonly forgetOlder: (adapter: string, kind: string, before: number) => boolean;
}

interface Row {
  readonly key: string;
  readonly value: string;
  readonly at: number;
}

const PUT = `INSERT INTO adapter_memory (adapter, kind, key, value, at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (adapter, kind, key) DO UPDATE SET value = excluded.value, at = excluded.at`;
const LIST = 'SELECT key, value, at FROM adapter_memory WHERE adapter = ? AND kind = ? AND key >= ? ORDER BY key';

export function adapterRecordTable(database: Database): AdapterRecordTable {
  const select = database
    .prepare<[string, string, string], string>(
      'SELECT value FROM adapter_memory WHERE adapter = ? AND kind = ? AND key = ?',
    )
    .pluck();
  const from = database.prepare<[string, string, string], Row>(LIST);
  const put = database.prepare<[string, string, string, string, number]>(PUT);
  const remove = database.prepare<[string, string, string]>(
    'DELETE FROM adapter_memory WHERE adapter = ? AND kind = ? AND key = ?',
  );
  const old = database.prepare<[string, string, number]>(
    'DELETE FROM adapter_memory WHERE adapter = ? AND kind = ? AND at < ?',
  );
  return {
    read(adapter, kind, key) {
      const value = select.get(adapter, kind, key);
      return value === undefined ? undefined : JSON.parse(value);
    },
    list(adapter, kind, prefix) {
      const found: AdapterRecord[] = [];
      // Keys with one prefix follow each other, so what doesn't begin with it is behind them.
      for (const { key, value, at } of from.iterate(adapter, kind, prefix)) {
        if (!key.startsWith(prefix)) break;
        found.push({ key, value: JSON.parse(value), at: new Date(at).toISOString() });
      }
      return found;
    },
    write(adapter, changes) {
      for (const { kind, key } of changes.remove) remove.run(adapter, kind, key);
      for (const { kind, key, value, at } of changes.put) put.run(adapter, kind, key, value, at);
    },
    forgetOlder: (adapter, kind, before) => old.run(adapter, kind, before).changes > 0,
  };
}
