import { appendFileSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Event } from '../meeting/event.ts';
import type { Commit, Store } from '../ports/store.ts';
import { openSqliteStore } from '../store/sqlite/sqlite.ts';
import { exportLogFile } from './export-log.ts';
import { importLog } from './import-log.ts';

const AT = '2026-11-24T17:05:00.000Z';
// Pieces of JSON that a reader of lines or of objects could stumble over.
const ODD_WORDS = 'one\u2028two\u2029three\r\nfour\u0000 __proto__ "five"';
const PICTURE = {
  sha256: '9f64a747e1b97f131fabb6b447296c9b6f0201e79fb3c5356e6c77e89b6a806a',
  bytes: Buffer.from([1, 2, 3, 4]),
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-log-test-'));
  file = join(folder, 'owls.jsonl');
});
afterEach(() => rm(folder, { recursive: true }));

const path = (name: string): string => join(folder, `${name}.sqlite`);

async function inStore<T>(name: string, work: (opened: ReturnType<typeof openSqliteStore>) => Promise<T>): Promise<T> {
  const opened = openSqliteStore(path(name));
  try {
    return await work(opened);
  } finally {
    await opened.store.close();
  }
}

function said(words: string, more: object = {}): Event {
  const event = { type: 'x.said', at: AT, ...more, words };
  return event;
}
const appended = (stream: string, expectedVersion: number, ...events: readonly Event[]): Commit => ({
  appends: [{ stream, expectedVersion, events }],
});
const read = (name: string, stream: string): Promise<readonly Event[]> =>
  inStore(name, ({ store }) => store.read(stream));

/** Two meetings of a group, with everything that belongs to a meeting, and one of a group whose id begins alike. */
const fill = (store: Store): Promise<void> =>
  store.commit({
    appends: [
      {
        stream: 'owls/1',
        expectedVersion: 0,
        events: [said(ODD_WORDS), said('hello', { z: 1, a: { 2: 'b', 1: 'a' } })],
      },
      { stream: 'owls/2', expectedVersion: 0, events: [said('later')] },
      { stream: 'owls/night/1', expectedVersion: 0, events: [said('others')] },
    ],
    keeps: [{ stream: 'owls/1', file: PICTURE }],
    jobs: [
      { id: 'owls/2/wake', group: 'owls', kind: 'wake', at: AT, data: { stream: 'owls/2' } },
      { id: 'owls/night/1/wake', group: 'owls/night', kind: 'wake', at: AT, data: { stream: 'owls/night/1' } },
    ],
    outbox: [
      {
        id: 'roll-call',
        room: 'web:owls',
        view: 'owls/2/roll-call',
        subject: { stream: 'owls/2', about: 'roll-call' },
        outgoing: { kind: 'post', id: 'roll-call', room: 'web:owls', message: { lines: [] } },
      },
    ],
  });

const save = (name = 'one', to = file, group = 'owls') =>
  exportLogFile({ database: path(name), group, version: '1.2.3', at: AT }, to);
const take = (name: string) => importLog({ file, database: path(name) });

const lines = (): string[] => readFileSync(file, 'utf8').trimEnd().split('\n');

const rewrite = (change: (all: string[]) => readonly string[]): void =>
  writeFileSync(file, `${change(lines()).join('\n')}\n`);

describe('an exported log', () => {
  beforeEach(() =>
    inStore('one', async ({ store }) => {
      await fill(store);
      await store.sent('roll-call', 'web:owls:7');
      // Also while it's open.
      await save();
    }),
  );

  test('comes back in another store with all that belongs to it, and nothing of another group', async () => {
    expect(await take('two')).toMatchObject({
      header: { group: 'owls', gavel: '1.2.3', at: AT },
      counts: { meetings: 2, events: 3, pictures: 1, jobs: 1, messages: 1, views: 1 },
      added: 3,
    });
    for (const stream of ['owls/1', 'owls/2']) expect(await read('two', stream)).toEqual(await read('one', stream));
    await inStore('two', async ({ store, jobs }) => {
      expect(await store.groups()).toEqual(['owls']);
      expect(await store.file(PICTURE.sha256)).toEqual(PICTURE.bytes);
      expect((await jobs.due(AT, 9)).map(({ id, group }) => [id, group])).toEqual([['owls/2/wake', 'owls']]);
      expect(await store.shown('web:owls', 'owls/2/roll-call')).toBe('web:owls:7');
      expect(await store.subject('web:owls', 'web:owls:7')).toEqual({ stream: 'owls/2', about: 'roll-call' });
      await store.commit({ releases: [{ stream: 'owls/1', sha256: PICTURE.sha256 }] });
      expect(await store.file(PICTURE.sha256)).toBeUndefined();
    });
  });

  test('may have lines far longer than what is read at once: they are refused for what they say', async () => {
    rewrite(([header = '', ...rest]) => [header, `{"moths":"${'x'.repeat(300_000)}"}`, ...rest]);
    await expect(take('two')).rejects.toThrow(/line 2: it's nothing that a log has/u);
  });

  test('is the same bytes again when it is exported from where it went', async () => {
    await take('two');
    await save('two', `${file}.2`);
    expect(readFileSync(`${file}.2`, 'utf8')).toBe(readFileSync(file, 'utf8'));
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is taken once, and goes on where an earlier one of the same log ended', async () => {
    await take('two');
    expect((await take('two')).added).toBe(0);
    await inStore('one', ({ store }) => store.commit(appended('owls/2', 1, said('and later'))));
    await rm(file);
    await save();
    expect((await take('two')).added).toBe(1);
    expect(await read('two', 'owls/2')).toEqual([said('later'), said('and later')]);
  });

  test('changes nothing where the meeting is another one, or has gone on', async () => {
    await inStore('two', ({ store }) => store.commit(appended('owls/2', 0, said('ours'))));
    await expect(take('two')).rejects.toThrow(
      `${file} can't be imported: meeting 2 is there already, and its event 0 is another one. Nothing was changed.`,
    );
    expect(await read('two', 'owls/1')).toEqual([]);
    await inStore('three', ({ store }) => store.commit(appended('owls/2', 0, said('later'), said('ours'))));
    await expect(take('three')).rejects.toThrow(/meeting 2 has gone on here since the export\. Nothing was changed/u);
    expect(await read('three', 'owls/1')).toEqual([]);
  });

  test('waits for no running Gavel: it is refused', async () => {
    await inStore('two', async () => {
      await expect(take('two')).rejects.toThrow(/another Gavel is using it\. Stop that one first/u);
    });
  });

  test.each([
    ['was cut off', () => rewrite((all) => all.slice(0, -1)), /the end is missing: the file was cut off/u],
    [
      'was cut off in the middle of a line',
      () => writeFileSync(file, readFileSync(file, 'utf8').slice(0, 400)),
      /line \d+: it isn't a JSON object/u,
    ],
    ['lacks an event', () => rewrite((all) => all.toSpliced(1, 1)), /line 2: event 1 of meeting 1 is out of order/u],
    ['lacks something else', () => rewrite((all) => all.toSpliced(-2, 1)), /their counts or SHA-256 differ/u],
    [
      'has other words',
      () => rewrite((all) => all.map((line) => line.replace('"hello"', '"hullo"'))),
      /line 3: event 1 of meeting 1 is damaged/u,
    ],
    [
      'has another picture',
      () => rewrite((all) => all.map((line) => line.replace('AQIDBA==', 'AQIDBQ=='))),
      /line 5: the picture is damaged/u,
    ],
    ['has more', () => appendFileSync(file, '{"job":1}\n'), /it's after the end/u],
    ['has something else in it', () => rewrite((all) => all.toSpliced(1, 0, '{"x":1}')), /line 2: it's nothing that/u],
    ['is of a later form', () => rewrite((all) => all.with(0, '{"gavelLog":2}')), /has form 2, and this Gavel reads/u],
    ['is another file', () => writeFileSync(file, '{"a":1}\n'), /line 1: it doesn't begin with the header of a log/u],
    ['is empty', () => writeFileSync(file, ''), /the end is missing/u],
  ])('that %s is refused', async (_, spoil, why) => {
    spoil();
    await expect(take('two')).rejects.toThrow(why);
  });
});

test('whatever events hold comes back as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uuid(),
      fc.array(fc.dictionary(fc.string(), fc.jsonValue()).map((more) => ({ ...more, type: 'x.said', at: AT }))),
      async (name, events) => {
        await inStore(name, ({ store }) => store.commit(appended('owls/1', 0, said('first'), ...events)));
        file = join(folder, `${name}.jsonl`);
        await save(name);
        await take(`${name}-2`);
        expect(await read(`${name}-2`, 'owls/1')).toEqual(await read(name, 'owls/1'));
      },
    ),
    { numRuns: 8 },
  );
});

test('what is not there, and what is there already, is told, and leaves no file', async () => {
  await expect(save()).rejects.toThrow(`There is nothing to export: ${path('one')} isn't there.`);
  await inStore('one', ({ store }) => fill(store));
  await expect(save('one', file, 'moths')).rejects.toThrow('no meetings of a group "moths". It has: owls, owls/night.');
  await expect(save('one', join(folder, 'nowhere', 'x'))).rejects.toThrow(/Can't write .*nowhere.*ENOENT/u);
  writeFileSync(file, 'mine');
  await expect(save()).rejects.toThrow(/is already there\. Choose another name/u);
  expect(readFileSync(file, 'utf8')).toBe('mine');
});
