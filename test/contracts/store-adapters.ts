import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach } from '@jest/globals';

import type { JobQueue } from '../../src/ports/jobs.ts';
import type { InboxItem, OutboxItem, Store } from '../../src/ports/store.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { openPostgresStore } from '../../src/store/postgres/postgres.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.ts';
import { emptyDatabase, startPostgres, type PostgresCluster } from '../setup/postgres.ts';

interface Opened {
  readonly store: Store;
  readonly jobs: JobQueue;
}

const folder = mkdtempSync(join(tmpdir(), 'gavel-store-'));
let opened: Opened[] = [];
let files = 0;

const kept = (one: Opened): Opened => {
  opened.push(one);
  return one;
};

let cluster: Promise<PostgresCluster> | undefined;
/** Databases of stores that are closed: making one takes long. */
const spare: string[] = [];

function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= act());
}

async function onPostgres(): Promise<Opened> {
  cluster ??= startPostgres();
  const recycled = spare.pop();
  if (recycled !== undefined) await emptyDatabase(recycled);
  const url = recycled ?? (await (await cluster).createDatabase());
  const { store, jobs } = await openPostgresStore({ url });
  const close = once(async () => {
    await store.close();
    spare.push(url);
  });
  return { store: { ...store, close }, jobs };
}

afterEach(async () => {
  await Promise.all(opened.map(({ store }) => store.close()));
  opened = [];
});

afterAll(async () => {
  await (await cluster)?.stop();
  rmSync(folder, { recursive: true });
});

/** Every adapter of the store, with a way to open an empty one. A new adapter is a line here. */
export const STORE_ADAPTERS: readonly (readonly [name: string, open: () => Promise<Opened>])[] = [
  ['memory', async () => kept(memoryStore())],
  ['sqlite', async () => kept(openSqliteStore(join(folder, `${(files += 1)}.db`)))],
  ['PostgreSQL', async () => kept(await onPostgres())],
];

export const AT = '2026-11-24T17:00:00.000Z';

export const heard = (id: string, text = 'hello'): InboxItem => ({
  id,
  group: 'demo',
  heard: {
    kind: 'message',
    id,
    room: 'web:lobby',
    by: { platform: 'web', id: 'ann', name: 'Ann' },
    at: AT,
    message: id,
    text,
    visible: true,
  },
});

export const toSend = (
  id: string,
  more: Partial<Pick<OutboxItem, 'room' | 'view' | 'subject' | 'answersView'>> = {},
): OutboxItem => {
  const room = more.room ?? 'web:lobby';
  return { id, ...more, room, outgoing: { kind: 'mark', id, room, target: 'm1', mark: `#${id}` } };
};
