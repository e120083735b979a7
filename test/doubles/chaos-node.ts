// A process that writes down what it's told, as a Gavel does: run by the chaos test, several on one database.
// It reads lines of ids, and answers `took ID` when one is on disk (by itself or by an earlier one).
import { createInterface } from 'node:readline';

import { HeardBefore, StoreUnavailable, VersionConflict, type Store } from '../../src/ports/store.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres.ts';

const STREAM = 'chaos/1';
const AT = '2026-11-24T17:00:00.000Z';

const tell = (words: string): void => void process.stdout.write(`${words}\n`);

/** One after another, as a group's session does. */
async function write(store: Store, id: string, version: number): Promise<number> {
  try {
    const events = [{ type: 'notes.recorded', at: AT, id }];
    const outbox = [
      {
        id: `mark-${id}`,
        room: 'web:chaos',
        outgoing: { kind: 'mark', id, room: 'web:chaos', target: id, mark: '#' } as const,
      },
    ];
    await store.commit({ heard: [id], appends: [{ stream: STREAM, expectedVersion: version, events }], outbox });
    tell(`took ${id}`);
    return version + 1;
  } catch (error) {
    if (error instanceof HeardBefore) tell(`took ${id}`);
    else if (error instanceof VersionConflict) return write(store, id, (await store.read(STREAM)).length);
    else if (!(error instanceof StoreUnavailable)) throw error;
    return version;
  }
}

const [url = '', lastsMs = ''] = process.argv.slice(2);
const { store } = await openPostgresStore({
  url,
  lastsMs: Number(lastsMs),
  lost: () => {
    tell('lost');
    process.exit(1);
  },
});
let version = (await store.read(STREAM)).length;
tell('leads');
for await (const id of createInterface({ input: process.stdin })) version = await write(store, id, version);
await store.close();
