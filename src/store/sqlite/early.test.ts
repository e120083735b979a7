import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { earlyTable } from './early.ts';
import { migrateDatabase } from './migrations.ts';

const HOUR = 60 * 60_000;
let database: Database.Database;
beforeEach(() => {
  database = new Database(':memory:');
  migrateDatabase(database);
});
afterEach(() => void database.close());

test('an edit is forgotten after an hour, and that a message is gone after a day', () => {
  const { add, find, forget } = earlyTable(database);
  add({ room: 'r', message: 'edited', edit: '{"text":"x"}', at: 0 }, 0);
  add({ room: 'r', message: 'gone', edit: undefined, at: 0 }, 0);
  expect(forget(HOUR)).toBe(0);
  expect(find('r', 'edited')).toEqual({ text: 'x' });
  expect(forget(HOUR + 1)).toBe(1);
  expect(find('r', 'gone')).toBe('gone');
  add({ room: 'r', message: 'other', edit: undefined, at: 0 }, 24 * HOUR + 1);
  expect(find('r', 'gone')).toBeUndefined();
});

test('of a message that is gone, nothing but its id and the times is kept', () => {
  const { add } = earlyTable(database);
  add({ room: 'r', message: 'm', edit: '{"text":"secret"}', at: 1 }, 2);
  add({ room: 'r', message: 'm', edit: undefined, at: 3 }, 4);
  expect(database.prepare('SELECT * FROM early').all()).toEqual([
    { seq: 1, room: 'r', message: 'm', edit: null, at: 3, heard: 4 },
  ]);
});
