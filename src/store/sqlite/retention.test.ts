import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { until } from '../../../test/doubles/eventually.ts';
import { startRetention } from '../retention.ts';
import { openSqliteFile, type OpenDatabase } from './database.ts';
import { inboxTable, type InboxTable } from './inbox.ts';

const DAY = 24 * 60 * 60_000;
let folder: string;
let opened: OpenDatabase;
let heard: InboxTable;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gavel-forgetting-'));
  opened = openSqliteFile(join(folder, 'gavel.db'));
  heard = inboxTable(opened.database);
});
afterEach(() => {
  opened.close();
  rmSync(folder, { recursive: true });
});

test('forgets what was handled a month ago, and nothing else', async () => {
  const now = Date.now();
  for (let i = 0; i < 1200; i += 1) heard.pass(`old:${i}`, now - 31 * DAY);
  heard.add('old:waits', '{}', now - 31 * DAY);
  heard.pass('young', now - 29 * DAY);
  const stop = startRetention(async (before) => heard.forget(before), 1);
  const ids = opened.database.prepare('SELECT id FROM inbox ORDER BY seq').pluck();
  await until(() => ids.all().length <= 2);
  stop();
  expect(ids.all()).toEqual(['old:waits', 'young']);
  expect(heard.add('young', '{}', now)).toBe(false);
});
