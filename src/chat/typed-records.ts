import type { z } from 'zod';

import type {
  AdapterMemory,
  AdapterRecord,
  AdapterRecordKey,
  AdapterRecordPut,
  JsonValue,
} from '../ports/adapter-memory.ts';

/** An adapter's records of one kind, checked when they're read. Instants are in ISO 8601, UTC. */
export interface TypedRecords<Value extends JsonValue> {
  /** Undefined if there is none. */
  read(key: string): Promise<Value | undefined>;
  /** By key; all if there is no prefix. */
  list(prefix?: string): Promise<readonly (AdapterRecord & { readonly value: Value })[]>;
  /** A change for `AdapterMemory.write`. */
  put(key: string, value: Value, at: string): AdapterRecordPut;
  /** Names a record for `AdapterMemory.write` to remove. */
  named(key: string): AdapterRecordKey;
  forgetOlder(before: string): Promise<void>;
}

/** Reading rejects with an error that names the record if it isn't what the schema says. */
export function typedRecords<Value extends JsonValue>(
  memory: AdapterMemory,
  kind: string,
  schema: z.ZodType<Value>,
): TypedRecords<Value> {
  const checked = (key: string, value: unknown): Value => {
    const { data, error } = schema.safeParse(value);
    if (error) throw new Error(`The record ${kind} ${key} of a chat adapter isn't what was written`, { cause: error });
    return data;
  };
  return {
    async read(key) {
      const value = await memory.read(kind, key);
      return value === undefined ? undefined : checked(key, value);
    },
    async list(prefix) {
      const found = await memory.list(kind, prefix);
      return found.map(({ key, value, at }) => ({ key, value: checked(key, value), at }));
    },
    put: (key, value, at) => ({ kind, key, value, at }),
    named: (key) => ({ kind, key }),
    forgetOlder: (before) => memory.forgetOlder(kind, before),
  };
}
