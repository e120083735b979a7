import type { AdapterChanges, AdapterRecordKey } from '../ports/adapter-memory.ts';
import { instantMs } from './serialize-commit.ts';

/** A record of an adapter as it is stored. */
export interface PreparedRecord extends AdapterRecordKey {
  /** The value as JSON. */
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Changes to an adapter's records, as text, so that what the caller changes afterwards changes nothing. */
export interface PreparedChanges {
  readonly remove: readonly AdapterRecordKey[];
  readonly put: readonly PreparedRecord[];
}

/** Throws RangeError if a time is none. */
export const serializeRecords = ({ remove = [], put = [] }: AdapterChanges): PreparedChanges => ({
  remove: remove.map(({ kind, key }) => ({ kind, key })),
  put: put.map(({ kind, key, value, at }) => ({ kind, key, value: JSON.stringify(value), at: instantMs(at) })),
});
