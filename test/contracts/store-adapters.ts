import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll } from '@jest/globals';

import type { JobQueue } from '../../src/ports/jobs.ts';
import type { InboxItem, OutboxItem, Store } from '../../src/ports/store.ts';
import { memoryStore } from '../../src/store/memory/memory.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite.ts';

interface Opened {
  readonly store: Store;
  readonly jobs: JobQueue;
}

const folder = mkdtempSync(join(tmpdir(), 'gavel-store-'));
const opened: Opened[] = [];

const kept = (one: Opened): Opened => {
  opened.push(one);
  return one;
};

afterAll(async () => {
  await Promise.all(opened.map(({ store }) => store.close()));
  rmSync(folder, { recursive: true });
});

/** Every adapter of the store, with a way to open an empty one. A new adapter is a line here. */
export const STORE_ADAPTERS: readonly (readonly [name: string, open: () => Opened])[] = [
  ['memory', () => kept(memoryStore())],
  ['sqlite', () => kept(openSqliteStore(join(folder, `${opened.length}.db`)))],
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
