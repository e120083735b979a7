import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';

import { demoGroup } from '../../test/doubles/demo-group.ts';
import { meetingKernel } from '../features/index.ts';
import { minutesMarkdown } from '../features/minutes-markdown.ts';
import type { Event } from '../meeting/event.ts';
import { openSqliteStore } from '../store/sqlite/sqlite.ts';
import { forgetPerson, type FoundTraces, type PersonToForget } from './forget-person.ts';

const AT = '2026-11-24T17:05:00.000Z';
const LABEL = '(name removed)';
const LOGS = resolve(import.meta.dirname, '../../test/logs/0.1.0');

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gavel-forget-test-'));
  path = join(folder, 'gavel.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

async function inStore<T>(work: (opened: ReturnType<typeof openSqliteStore>) => Promise<T>): Promise<T> {
  const opened = openSqliteStore(path);
  try {
    return await work(opened);
  } finally {
    await opened.store.close();
  }
}

const forget = (key: string, more: Partial<PersonToForget> = {}, yes = true): FoundTraces =>
  forgetPerson({
    database: path,
    webRoom: join(folder, 'web-room.sqlite'),
    person: { key, users: [], names: [], label: LABEL, ...more },
    forget: yes,
  });

const readLog = (name: string): Event[] =>
  readFileSync(join(LOGS, `${name}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Event => JSON.parse(line));
const put = (stream: string, events: readonly Event[]) =>
  inStore(({ store }) => store.commit({ appends: [{ stream, expectedVersion: 0, events }] }));
const readEvents = (stream: string) => inStore(({ store }) => store.read(stream));
const minutesOf = (events: readonly Event[]): string =>
  minutesMarkdown(meetingKernel.advance(meetingKernel.begin('lantern/1', demoGroup), events));

/** Everything in the files of the folder, as bytes. */
const onDisk = (): string =>
  readdirSync(folder)
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('');

const MEMBERS: readonly PersonToForget[] = demoGroup.directory.members.map(({ handle, name = '', aliases }) => ({
  key: handle,
  users: [],
  names: [name, ...aliases.map((alias) => `@${alias}`)],
  label: LABEL,
}));

/** A member's key where a key can be, or their name in words. */
const mentions = (text: string, { key, names }: PersonToForget): boolean =>
  new RegExp(String.raw`"${key}"|@${key}\b`, 'iu').test(text) ||
  names.some((name) => name !== '' && text.includes(name));

test.each(readdirSync(LOGS).flatMap((file) => /^(.*)\.jsonl$/u.exec(file)?.[1] ?? []))(
  'the log %s folds without each of its people, and so do its minutes',
  async (name) => {
    const events = readLog(name).filter(({ type }) => type !== 'lifecycle.started');
    await put('lantern/1', events);
    for (const member of MEMBERS) forget(member.key, member);
    const after = await readEvents('lantern/1');
    expect(after).toHaveLength(events.length);
    expect(after.map(({ type, at }) => [type, at])).toEqual(events.map(({ type, at }) => [type, at]));
    const text = JSON.stringify(after);
    expect(MEMBERS.filter((member) => mentions(text, member)).map(({ key }) => key)).toEqual([]);
    const minutes = minutesOf(after);
    expect(minutes).not.toContain('forgotten:');
  },
);

describe('of somebody', () => {
  const EVENTS = [
    { type: 'guest.met', at: AT, key: 'slack:U0KIM', name: 'Kim Osei' },
    { type: 'roll-call.regrets', at: AT, who: 'slack:U0KIM', reason: 'the dentist' },
    { type: 'roll-call.regrets', at: AT, who: 'mira', reason: 'a wedding' },
    {
      type: 'links.joined',
      at: AT,
      users: ['slack:U0KIM', 'matrix:@kim:lamp.example'],
      as: 'kim',
      instead: 'slack:U0KIM',
    },
    {
      type: 'entry.recorded',
      at: AT,
      entry: {
        number: 1,
        kind: 'note',
        topic: 't',
        text: 'kim osei and @Kim and @kimberly say: kim',
        author: 'kim',
        owners: [],
        box: 'none',
      },
    },
    { type: 'votes.cast', at: AT, number: 2, voter: 'kim', choice: 'kim' },
    { type: 'review.proposed', at: AT, branch: 'minutes', label: 'PR#1', commit: 'c0ffee', path: 'meetings/one.md' },
  ];
  beforeEach(async () => {
    await put('lantern/1', EVENTS);
    await put('lantern/2', [{ type: 'lifecycle.planned', at: AT }]);
    await inStore(({ store }) =>
      store.commit({
        jobs: [
          { id: 'lantern/1/ask/slack:U0KIM', group: 'lantern', kind: 'ask', at: AT, data: { user: 'slack:U0KIM' } },
        ],
        reactions: [
          { room: 'web:lamp', message: '1', emoji: '+1', from: 'slack:C1', by: 'slack:U0KIM', removed: false },
          { room: 'web:lamp', message: '1', emoji: '+1', from: 'slack:C1', by: 'slack:U0MIRA', removed: false },
        ],
        outbox: [
          {
            id: 'x',
            room: 'web:lamp',
            outgoing: {
              kind: 'post',
              id: 'x',
              room: 'web:lamp',
              message: { lines: [{ kind: 'text', pieces: [{ member: 'kim', calls: true }, ' is next'] }] },
            },
          },
        ],
      }),
    );
    await inStore(({ store }) =>
      store.memory('slack').write({
        put: [
          { kind: 'reacted', key: 'C1 1.2 U0KIM +1', value: { user: 'U0KIM' }, at: AT },
          { kind: 'reacted', key: 'C1 1.2 U0KIMBO +1', value: { user: 'U0KIMBO' }, at: AT },
        ],
      }),
    );
    await inStore(({ store }) =>
      store.hear({
        id: 'h',
        group: 'lantern',
        heard: {
          kind: 'message',
          id: 'h',
          room: 'slack:C1',
          message: 'm',
          at: AT,
          text: 'hello',
          visible: true,
          by: { platform: 'slack', id: 'U0KIM', name: 'Kim' },
        },
      }),
    );
    const room = new Database(join(folder, 'web-room.sqlite'));
    room.exec(`CREATE TABLE post (id TEXT, author TEXT, reader TEXT, content TEXT);
      CREATE TABLE reaction (post TEXT, person TEXT); CREATE TABLE mark (post TEXT);
      CREATE TABLE act (person TEXT, key TEXT, waiting TEXT);
      INSERT INTO post VALUES ('1', 'kim', NULL, '{"text":"hello, I am kim osei"}'), ('2', NULL, 'kim', '{"text":"a secret"}'), ('3', 'mira', NULL, '{"text":"hi"}'),
        ('4', NULL, 'mira', '{"text":"@kim: the flu"}'), ('5', 'kim', NULL, '{"text":"/regrets a cold"}'), ('6', 'kim', NULL, '{"text":"/note no regrets so far"}');
      INSERT INTO reaction VALUES ('2', 'kim'), ('3', 'kim'); INSERT INTO act VALUES ('kim', 'k', '{"text":"soon"}');`);
    room.close();
  });

  test('everything is found first, and nothing is changed', async () => {
    const before = onDisk().length;
    const found = forget('kim', {}, false);
    expect([...found.meetings]).toEqual([['lantern/1', 5]]);
    expect(found.minutes).toEqual(['meetings/one.md']);
    expect(Object.fromEntries(found.others)).toEqual({
      'messages that wait': 1,
      'lines that were heard': 1,
      jobs: 2,
      reactions: 3,
      'records of platforms': 2,
      // One of them both as theirs and for its words.
      'posts in the web room': 5,
      'private posts in the web room': 2,
      'acts in the web room': 1,
    });
    expect(onDisk().length).toBe(before);
    expect(await readEvents('lantern/1')).toEqual(EVENTS);
  });

  test('a guest of the web room is forgotten there too, with their name', () => {
    const room = new Database(join(folder, 'web-room.sqlite'));
    room.exec(`CREATE TABLE guest (id TEXT, name TEXT);
      INSERT INTO guest VALUES ('~01ab', 'Ada Stranger'), ('~02cd', 'Lou L.');
      INSERT INTO post VALUES ('7', '~01ab', NULL, '{"text":"hello from Oslo"}');
      INSERT INTO reaction VALUES ('3', '~01ab');`);
    room.close();
    const { others } = forget('web:~01ab');
    expect(Object.fromEntries(others)).toEqual({ 'posts in the web room': 1, reactions: 1, 'names of guests': 1 });
    const left = onDisk();
    for (const gone of ['~01ab', 'Ada Stranger']) expect(left).not.toContain(gone);
    for (const stays of ['~02cd', 'Lou L.', 'hello from Oslo']) expect(left).toContain(stays);
    expect([...forget('web:~01ab').others]).toEqual([]);
  });

  test('nothing is left, on the disk either; what others did is as it was; once more finds nothing', async () => {
    forget('kim');
    const events = await readEvents('lantern/1');
    expect(events).toEqual([
      { ...EVENTS[0], key: 'forgotten:1', name: LABEL },
      { type: 'roll-call.regrets', at: AT, who: 'forgotten:1' },
      EVENTS[2],
      { ...EVENTS[3], users: ['forgotten:1', 'forgotten:1'], as: 'forgotten:1', instead: 'forgotten:1' },
      expect.objectContaining({
        entry: expect.objectContaining({ text: `${LABEL} and ${LABEL} and @kimberly say: kim`, author: 'forgotten:1' }),
      }),
      { ...EVENTS[5], voter: 'forgotten:1' },
      EVENTS[6],
    ]);
    const left = onDisk();
    for (const gone of ['U0KIM"', 'U0KIM ', 'dentist', 'kim:lamp', 'osei', 'a secret', 'soon', 'the flu', 'a cold'])
      expect(left).not.toContain(gone);
    for (const stays of ['U0KIMBO', 'U0MIRA', 'a wedding', 'no regrets so far']) expect(left).toContain(stays);
    const { meetings, others } = forget('kim');
    expect({ meetings: meetings.size, others: others.size }).toEqual({ meetings: 0, others: 0 });
    forget('mira');
    expect((await readEvents('lantern/1'))[2]).toEqual({ type: 'roll-call.regrets', at: AT, who: 'forgotten:2' });
  });

  test('a guest goes by their id', async () => {
    forget('slack:U0KIM');
    expect((await readEvents('lantern/1')).slice(0, 2)).toEqual([
      { ...EVENTS[0], key: 'forgotten:1', name: LABEL },
      { type: 'roll-call.regrets', at: AT, who: 'forgotten:1' },
    ]);
  });

  test('not while Gavel or a meeting with them runs', async () => {
    await inStore(async ({ store }) => {
      expect(() => forget('kim')).toThrow(/another Gavel is using it\. Stop that one first/u);
      const started = [
        { type: 'roll-call.present', at: AT, who: 'kim' },
        { type: 'lifecycle.started', at: AT },
      ];
      await store.commit({ appends: [{ stream: 'lantern/2', expectedVersion: 1, events: started }] });
    });
    expect(forget('kim', {}, false).running).toEqual(['lantern/2']);
    expect(() => forget('kim')).toThrow('The meeting lantern/2 with them is running. End it, and forget them then.');
    expect(await readEvents('lantern/1')).toEqual(EVENTS);
  });
});
