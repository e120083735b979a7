/** A JSON value. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [name: string]: JsonValue };

/** Names one record of an adapter. */
export interface AdapterRecordKey {
  /** What sort of record it is, such as `thread`. Kinds don't see each other's keys. */
  readonly kind: string;
  /** Any text without a NUL, which not every database can hold. */
  readonly key: string;
}

/** A record to be written; it takes the place of the one with the same key. */
export interface AdapterRecordPut extends AdapterRecordKey {
  readonly value: JsonValue;
  /** When it was written or last needed, by which it's forgotten: ISO 8601, UTC. */
  readonly at: string;
}

/** A record as it's found. */
export interface AdapterRecord {
  readonly key: string;
  /** Check what it is before you use it: an older Gavel may have written it. */
  readonly value: unknown;
  /** ISO 8601, UTC. */
  readonly at: string;
}

/** What's written together, in one transaction, or not at all. */
export interface AdapterChanges {
  /** Happens before what's put, so a key in both is there afterwards. A record that isn't there is no error. */
  readonly remove?: readonly AdapterRecordKey[];
  /** If a key is put twice, the last one counts. */
  readonly put?: readonly AdapterRecordPut[];
}

/**
 * What a chat adapter has to know after a restart, such as up to where it has heard. It holds ids and positions, never
 * what people said. What a method resolves for is on disk; methods that write reject with StoreUnavailable if that isn't
 * possible. test/contracts/adapter-memory.test.ts says what an implementation must do.
 */
export interface AdapterMemory {
  /** The value of a record; undefined if there's none. Check what it is before you use it. */
  read(kind: string, key: string): Promise<unknown>;
  /** The records of a kind whose keys begin with `prefix` (all if it isn't given), by key, in the order of code points. */
  list(kind: string, prefix?: string): Promise<readonly AdapterRecord[]>;
  /** Writes the values as they are now: what the caller changes afterwards changes nothing. Rejects with RangeError for an `at` that's no time. */
  write(changes: AdapterChanges): Promise<void>;
  /** Forgets the records of a kind whose `at` is before this instant: ISO 8601, UTC. */
  forgetOlder(kind: string, before: string): Promise<void>;
}
