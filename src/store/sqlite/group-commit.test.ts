import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { groupCommit, type GroupCommit } from './group-commit.ts';

let database: Database.Database;
let group: GroupCommit;

beforeEach(() => {
  database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  database.exec(`
    CREATE TABLE kept (word TEXT) STRICT;
    CREATE TABLE parent (id INTEGER PRIMARY KEY) STRICT;
    CREATE TABLE child (parent INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED) STRICT;
  `);
  group = groupCommit(database);
});

afterEach(() => {
  database.close();
});

const keep = (word: string): number => database.prepare('INSERT INTO kept VALUES (?)').run(word).changes;
const kept = (): unknown[] => database.prepare('SELECT word FROM kept').pluck().all();

test('gives each caller what its write gave', async () => {
  expect(await Promise.all([group.write(() => keep('a')), group.write(() => 'b')])).toEqual([1, 'b']);
});

test('writes what is asked for in one turn in one transaction, in order', async () => {
  const inTransaction: boolean[] = [];
  const writes = ['a', 'b', 'c'].map((word) =>
    group.write(() => {
      inTransaction.push(database.inTransaction);
      keep(word);
    }),
  );
  expect(kept()).toEqual([]);
  await writes[0];
  expect(database.inTransaction).toBe(false);
  expect(kept()).toEqual(['a', 'b', 'c']);
  expect(inTransaction).toEqual([true, true, true]);
  await Promise.all(writes);
});

test('takes back a write that throws, and that one alone', async () => {
  const refused = group.write(() => {
    keep('b');
    throw new RangeError('not this one');
  });
  const others = [group.write(() => keep('a')), group.write(() => keep('c'))];
  await expect(refused).rejects.toThrow(new RangeError('not this one'));
  await Promise.all(others);
  expect(kept()).toEqual(['a', 'c']);
});

describe('when the commit fails', () => {
  test('rejects everybody in it with the reason, writes nothing, and goes on', async () => {
    const writes = [
      group.write(() => keep('a')),
      // Found out only at the commit.
      group.write(() => database.exec('INSERT INTO child VALUES (7)')),
      group.write((): void => {
        throw new Error('never told: the commit failed');
      }),
    ];
    const results = await Promise.allSettled(writes);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    await expect(writes[0]).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
    await expect(writes[2]).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_FOREIGNKEY' });
    expect(database.inTransaction).toBe(false);
    await group.write(() => keep('b'));
    expect(kept()).toEqual(['b']);
  });

  test('because the disk is full, says so, and goes on when there is room again', async () => {
    const pages = Number(database.pragma('page_count', { simple: true }));
    database.pragma(`max_page_count = ${pages}`);
    const results = await Promise.allSettled([
      group.write(() => keep('small')),
      group.write(() => keep('x'.repeat(1_000_000))),
      group.write(() => keep('small too')),
    ]);
    expect(results[1]).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_FULL' } });
    // SQLite may take back the whole transaction or the one write: whoever was told that it is kept must find it.
    const told = ['small', '', 'small too'].filter((_, index) => results[index]?.status === 'fulfilled');
    expect(kept()).toEqual(told);
    database.pragma('max_page_count = 100000');
    await group.write(() => keep('x'.repeat(1_000_000)));
    expect(kept()).toHaveLength(told.length + 1);
  });
});

test('goes on after a transaction that SQLite itself rolled back', async () => {
  const results = await Promise.allSettled([
    group.write(() => keep('a')),
    group.write(() => {
      // As a failing disk does: the error leaves no transaction behind.
      database.exec('ROLLBACK');
      throw new Error('disk I/O error');
    }),
    group.write(() => keep('c')),
  ]);
  expect(results).toMatchObject([
    { status: 'rejected', reason: { message: 'disk I/O error' } },
    { status: 'rejected', reason: { message: 'disk I/O error' } },
    { status: 'rejected', reason: { message: 'disk I/O error' } },
  ]);
  await group.write(() => keep('d'));
  expect(kept()).toEqual(['d']);
});

test('writes what is queued when it is closed, and refuses what comes after', async () => {
  const last = group.write(() => keep('a'));
  group.close();
  expect(kept()).toEqual(['a']);
  await last;
  await expect(group.write(() => keep('b'))).rejects.toThrow('The store is closed');
});
