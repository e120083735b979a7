import type Sqlite from 'better-sqlite3';

import type { AdapterMemory, AdapterRecordPut } from '../../ports/adapter-memory.ts';
import { takeOverFile } from '../take-over.ts';
import { sealedReaction, sentRecords, type StoredReaction } from './memory.ts';
import { matrixRecords, SYNC_KEY, type MatrixRecords } from './records.ts';

/** Form 1 had no times, and told who had reacted with what to anybody who had the file; form 2 is the last. */
const LAST_FORM = 2;

interface OldSync {
  readonly account: string;
  readonly token: string;
  readonly heardAt: number;
}
interface OldThread {
  readonly event: string;
  readonly root: string;
  readonly at: number;
}
interface OldSent {
  readonly id: string;
  readonly room: string;
  readonly event: string;
  readonly message: string | null;
  readonly at: number;
}

const iso = (ms: number): string => new Date(ms).toISOString();

function oldReactions(database: Sqlite.Database, form: number, records: MatrixRecords, now: string) {
  if (form === 1) {
    const rows = database.prepare<[], StoredReaction & { readonly event: string }>('SELECT * FROM reaction').all();
    return rows.map(({ event, ...what }) => sealedReaction(records, event, what, now));
  }
  const rows = database
    .prepare<[], { readonly name: Buffer; readonly sealed: Buffer; readonly at: number }>('SELECT * FROM reaction')
    .all();
  return rows.map(({ name, sealed, at }) =>
    records.reaction.put(name.toString('hex'), sealed.toString('base64'), iso(at)),
  );
}

/** Everything in the file, as records. What has no time in it counts from now (milliseconds since 1970). */
function oldRecords(database: Sqlite.Database, form: number, records: MatrixRecords, now: number): AdapterRecordPut[] {
  if (form === 0) return [];
  const rows = <Row>(sql: string): Row[] => database.prepare<[], Row>(sql).all();
  const at = form === 1 ? String(now) : 'at';
  const made = iso(now);
  return [
    ...rows<OldSync>(`SELECT account, token, ${form === 1 ? '0' : 'at'} AS heardAt FROM sync`).map((last) =>
      records.sync.put(SYNC_KEY, { ...last, keySteps: 0 }, made),
    ),
    ...rows<{ configured: string; now: string }>('SELECT configured, now FROM room').map((room) =>
      records.room.put(room.configured, room.now, made),
    ),
    ...oldReactions(database, form, records, made),
    ...rows<OldThread>(`SELECT event, root, ${at} AS at FROM thread`).map((thread) =>
      records.thread.put(thread.event, thread.root, iso(thread.at)),
    ),
    ...rows<OldSent>(`SELECT id, room, event, message, ${at} AS at FROM sent`).flatMap((sent) =>
      sentRecords(records, sent.id, { ...sent, message: sent.message ?? undefined }, iso(sent.at)),
    ),
    ...rows<{ person: string; room: string | null }>('SELECT person, room FROM direct').flatMap(({ person, room }) => [
      records.direct.put(person, { room }, made),
      ...(room === null ? [] : [records.directWith.put(room, person, made)]),
    ]),
  ];
}

/**
 * Takes over, once, the `matrix.sqlite` in which the adapter of an earlier Gavel kept what it had to know.
 * @param now milliseconds since 1970
 * @returns whether there was one
 * @throws StartupError if a newer Gavel wrote it
 */
export const takeOverMatrixFile = (
  memory: AdapterMemory,
  file: string,
  now: () => number = Date.now,
): Promise<boolean> =>
  takeOverFile(memory, {
    file,
    lastForm: LAST_FORM,
    read: (database, form) => oldRecords(database, form, matrixRecords(memory), now()),
  });
