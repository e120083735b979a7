// The crypto library of Matrix keeps what it knows in IndexedDB, which Node hasn't. `fake-indexeddb` is one in memory:
// here it's filled from disk before the library opens it, and asked afterwards what has changed. It's pinned, since what
// has changed is read from its inside.
import * as fakeIndexedDb from 'fake-indexeddb';

// The library looks for them there.
for (const [name, value] of Object.entries(fakeIndexedDb))
  if (/^IDB|^indexedDB$/u.test(name)) Reflect.set(globalThis, name, value);

/** An index of an object store. */
interface IndexForm {
  readonly name: string;
  readonly keyPath: string | readonly string[];
  readonly unique: boolean;
  readonly multiEntry: boolean;
}

/** How an object store is made. */
interface ObjectStoreForm {
  readonly name: string;
  readonly indexes: readonly IndexForm[];
}

/** How a database is made. */
export interface DatabaseForm {
  /** Its name without the prefix. */
  readonly name: string;
  readonly version: number;
  readonly stores: readonly ObjectStoreForm[];
}

/** Where a record is. */
export interface RecordPlace {
  readonly database: string;
  readonly store: string;
  readonly key: string;
}

/** A record with what's in it, as structured clone takes it. */
export interface IndexedRecord extends RecordPlace {
  readonly value: unknown;
}

/** What changed in the databases since it was written last. */
export interface IndexedChanges {
  /** All of them, if one was made or has another form now. */
  readonly forms: readonly DatabaseForm[] | undefined;
  readonly put: readonly IndexedRecord[];
  readonly removed: readonly RecordPlace[];
}

interface RawRecord {
  readonly key: unknown;
  readonly value: unknown;
}
interface RawStore {
  readonly keyPath: unknown;
  readonly autoIncrement: unknown;
  readonly rawIndexes: ReadonlyMap<string, IndexForm>;
  readonly records: { values(): Iterable<RawRecord> };
}
interface RawDatabase {
  readonly version: number;
  readonly rawObjectStores: ReadonlyMap<string, RawStore>;
}

interface OpenRequest {
  readonly result: {
    createObjectStore(name: string): { createIndex(name: string, path: unknown, how: object): void } & Puts;
    close(): void;
  };
  readonly error: unknown;
  addEventListener(type: 'upgradeneeded' | 'success' | 'error', listener: () => void): void;
}
interface Puts {
  put(value: unknown, key: string): void;
}
interface Factory {
  open(name: string, version: number): OpenRequest;
}

const factory = (): Factory => Reflect.get(globalThis, 'indexedDB');
/** All databases of the process, by name. */
const rawDatabases = (): Map<string, RawDatabase> => Reflect.get(factory(), '_databases');

function formOf(name: string, { version, rawObjectStores }: RawDatabase): DatabaseForm {
  const stores = [...rawObjectStores].map(([store, { keyPath, autoIncrement, rawIndexes }]) => {
    if (keyPath !== null || autoIncrement !== false)
      throw new Error(`The crypto library keeps keys in ${store} in a way that Gavel doesn't write down`);
    const indexes = [...rawIndexes.values()].map((one) => ({
      name: one.name,
      keyPath: one.keyPath,
      unique: one.unique,
      multiEntry: one.multiEntry,
    }));
    return { name: store, indexes };
  });
  return { name, version, stores };
}

/** Makes a database, with these records, as it was. */
function makeDatabase(prefix: string, form: DatabaseForm, records: readonly IndexedRecord[]): Promise<void> {
  return new Promise((made, failed) => {
    const request = factory().open(prefix + form.name, form.version);
    request.addEventListener('upgradeneeded', () => {
      for (const { name, indexes } of form.stores) {
        const store = request.result.createObjectStore(name);
        for (const { name: index, keyPath, ...how } of indexes) store.createIndex(index, keyPath, how);
        for (const { database, store: of, key, value } of records)
          if (database === form.name && of === name) store.put(value, key);
      }
    });
    request.addEventListener('success', () => {
      request.result.close();
      made();
    });
    request.addEventListener('error', () => failed(request.error));
  });
}

/** The databases of this process whose names begin with a prefix, and what of them is written down. */
export interface IndexedDatabases {
  /** What isn't written down yet. */
  changes(): IndexedChanges & {
    /** It's written down now. */
    readonly written: () => void;
  };
  /** Forgets them: nobody may have them open. */
  forget(): void;
}

let opened = 0;

/**
 * Makes the databases as they were written down.
 * @returns them, and the prefix of their names, which no other in this process has
 */
export async function restoreDatabases(
  forms: readonly DatabaseForm[],
  records: readonly IndexedRecord[],
): Promise<{ readonly prefix: string; readonly databases: IndexedDatabases }> {
  opened += 1;
  const prefix = `gavel-${opened}`;
  await Promise.all(forms.map((form) => makeDatabase(prefix, form, records)));
  const databases = watchedDatabases(prefix);
  // What's there now came from disk.
  databases.changes().written();
  return { prefix, databases };
}

function watchedDatabases(prefix: string): IndexedDatabases {
  /** The records as they were written down, by where they are: a change makes a new record. */
  let known = new Map<string, { readonly place: RecordPlace; readonly record: RawRecord }>();
  let knownForms = '';

  return {
    changes() {
      const forms: DatabaseForm[] = [];
      const now: typeof known = new Map();
      const put: IndexedRecord[] = [];
      for (const [whole, raw] of rawDatabases()) {
        if (!whole.startsWith(`${prefix}:`)) continue;
        const database = whole.slice(prefix.length);
        forms.push(formOf(database, raw));
        for (const [store, { records }] of raw.rawObjectStores)
          for (const record of records.values()) {
            const { key, value } = record;
            if (typeof key !== 'string') throw new Error(`A key in ${store} of the crypto library is no text`);
            const where = JSON.stringify([database, store, key]);
            const place = { database, store, key };
            now.set(where, { place, record });
            if (known.get(where)?.record !== record) put.push({ ...place, value });
          }
      }
      const removed = [...known].flatMap(([where, { place }]) => (now.has(where) ? [] : [place]));
      const formsNow = JSON.stringify(forms);
      return {
        forms: formsNow === knownForms ? undefined : forms,
        put,
        removed,
        written() {
          known = now;
          knownForms = formsNow;
        },
      };
    },
    forget() {
      const all = rawDatabases();
      for (const name of all.keys()) if (name.startsWith(`${prefix}:`)) all.delete(name);
    },
  };
}
