/** @needs-in-part PostgreSQL */
import { describe, expect, test } from '@jest/globals';

import { VersionConflict, type Commit, type Store } from '../../src/ports/store.ts';
import { AT, heard, STORE_ADAPTERS, toSend } from './store-adapters.ts';

const LATER = '2026-11-24T17:05:00.000Z';
const said = (note: string) => ({ type: 'notes.recorded', at: AT, note });
const append = (stream: string, expectedVersion: number, ...notes: readonly string[]): Commit => ({
  appends: [{ stream, expectedVersion, events: notes.map(said) }],
});
const ids = async (items: Promise<readonly { readonly id: string }[]>): Promise<string[]> =>
  (await items).map(({ id }) => id);
const unsent = (store: Store, room = 'web:lobby', now = AT) => ids(store.unsent(room, now, 100));

describe.each(STORE_ADAPTERS)('the inbox of the %s store', (_name, open) => {
  test('gives what was heard, in the order of hearing, until it is handled', async () => {
    const { store } = await open();
    await store.hear(heard('web:b', 'first'));
    await store.hear(heard('web:a', 'second'));
    expect(await store.unhandled()).toEqual([heard('web:b', 'first'), heard('web:a', 'second')]);
    await store.commit({ handled: ['web:b'] });
    expect(await store.unhandled()).toEqual([heard('web:a', 'second')]);
  });

  test('knows an id again, handled or not, and keeps what was heard first', async () => {
    const { store } = await open();
    expect(await store.hear(heard('web:1', 'as heard'))).toBe(true);
    expect(await store.hear(heard('web:1', 'said again'))).toBe(false);
    expect(await store.unhandled()).toEqual([heard('web:1', 'as heard')]);
    await store.commit({ handled: ['web:1'] });
    expect(await store.hear(heard('web:1'))).toBe(false);
    expect(await store.unhandled()).toEqual([]);
  });

  test('of two deliveries at the same time takes one', async () => {
    const { store } = await open();
    expect(await Promise.all([store.hear(heard('web:1')), store.hear(heard('web:1'))])).toEqual([true, false]);
  });

  test('handling what was never heard does nothing, and does not stop it from being heard', async () => {
    const { store } = await open();
    await store.commit({ handled: ['web:1'] });
    expect(await store.hear(heard('web:1'))).toBe(true);
    expect(await ids(store.unhandled())).toEqual(['web:1']);
  });
});

describe.each(STORE_ADAPTERS)('the logs of the %s store', (_name, open) => {
  test('are read from any version on', async () => {
    const { store } = await open();
    await store.commit(append('demo/1', 0, 'a', 'b'));
    await store.commit(append('demo/1', 2, 'c'));
    expect(await store.read('demo/1')).toEqual([said('a'), said('b'), said('c')]);
    expect(await store.read('demo/1', 2)).toEqual([said('c')]);
    expect(await store.read('demo/1', 3)).toEqual([]);
  });

  test('are empty where there is no such stream', async () => {
    const { store } = await open();
    await store.commit(append('demo/1', 0, 'a'));
    expect(await store.read('demo/2')).toEqual([]);
    expect(await store.read('nothing')).toEqual([]);
  });

  test.each([0, 1, 3])(
    'refuse an append that expects %i events where there are 2, and write nothing of it',
    async (expected) => {
      const { store, jobs } = await open();
      await store.hear(heard('web:1'));
      await store.commit(append('demo/1', 0, 'a', 'b'));
      const writing = store.commit({
        appends: [...(append('demo/2', 0, 'x').appends ?? []), ...(append('demo/1', expected, 'c').appends ?? [])],
        outbox: [toSend('o1')],
        jobs: [{ id: 'j1', group: 'demo', kind: 'wake', at: AT, data: {} }],
        handled: ['web:1'],
        subjects: [{ room: 'web:lobby', message: 'm1', subject: { stream: 'demo/1', about: 'roll-call' } }],
      });
      await expect(writing).rejects.toBeInstanceOf(VersionConflict);
      await expect(writing).rejects.toMatchObject({ stream: 'demo/1' });
      expect(await store.read('demo/2')).toEqual([]);
      expect(await store.read('demo/1')).toHaveLength(2);
      expect(await ids(store.unhandled())).toEqual(['web:1']);
      expect(await unsent(store)).toEqual([]);
      expect(await jobs.nextAt('1970-01-01T00:00:00.000Z')).toBeUndefined();
      expect(await store.subject('web:lobby', 'm1')).toBeUndefined();
    },
  );

  test('take one of two appends for the same version, and everything that others write meanwhile', async () => {
    const { store } = await open();
    const results = await Promise.allSettled([
      store.commit(append('demo/1', 0, 'a')),
      store.commit(append('demo/1', 0, 'b')),
      store.commit(append('demo/2', 0, 'c')),
    ]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await store.read('demo/1')).toEqual([said('a')]);
    expect(await store.read('demo/2')).toEqual([said('c')]);
  });

  test('take several appends to one stream in one commit, each after the other', async () => {
    const { store } = await open();
    const both = [...(append('demo/1', 0, 'a').appends ?? []), ...(append('demo/1', 1, 'b').appends ?? [])];
    await store.commit({ appends: both });
    expect(await store.read('demo/1')).toEqual([said('a'), said('b')]);
  });

  test('check the version even of an append without events', async () => {
    const { store } = await open();
    await store.commit(append('demo/1', 0));
    expect(await store.latest('demo')).toBe(0);
    await expect(store.commit(append('demo/1', 1))).rejects.toBeInstanceOf(VersionConflict);
  });

  test('hold what was given, whatever the caller does with it before or after it is written', async () => {
    const { store } = await open();
    const event = { type: 'notes.recorded', at: AT, tags: ['a'] };
    const writing = store.commit({ appends: [{ stream: 'demo/1', expectedVersion: 0, events: [event] }] });
    event.tags.push('before');
    await writing;
    event.tags.push('after');
    const [read] = await store.read('demo/1');
    expect(read).toEqual({ type: 'notes.recorded', at: AT, tags: ['a'] });
    Object.assign(read ?? {}, { type: 'changed' });
    expect(await store.read('demo/1')).toEqual([{ type: 'notes.recorded', at: AT, tags: ['a'] }]);
  });

  test('tell a group’s latest meeting by number, and never another group’s', async () => {
    const { store } = await open();
    for (const stream of ['a/9', 'a/10', 'a/b/70', 'ab/80', 'a%/90', 'A/95'])
      await store.commit(append(stream, 0, 'x'));
    const groups = ['a', 'a/b', 'ab', 'a%', 'A', 'b', ''];
    expect(await Promise.all(groups.map((group) => store.latest(group)))).toEqual([10, 70, 80, 90, 95, 0, 0]);
    expect(await store.groups()).toEqual(['A', 'a', 'a%', 'a/b', 'ab']);
  });

  test.each(['demo', 'demo/', '/1', 'demo/01', 'demo/1.5', 'demo/-1', 'demo/x'])(
    'refuse the stream name "%s"',
    async (stream) => {
      const { store } = await open();
      await expect(store.commit(append(stream, 0, 'x'))).rejects.toThrow(`"${stream}" isn't a stream, GROUP/NUMBER`);
    },
  );
});

describe.each(STORE_ADAPTERS)('the outbox of the %s store', (_name, open) => {
  test('gives a room’s items in order, as they were put in', async () => {
    const { store } = await open();
    const second = toSend('o2', { view: 'demo/1/roll-call', subject: { stream: 'demo/1', about: 'roll-call' } });
    await store.commit({ outbox: [toSend('o3'), second, toSend('elsewhere', { room: 'web:other' })] });
    await store.commit({ outbox: [toSend('o1')] });
    expect(await store.unsent('web:lobby', AT, 100)).toEqual([
      { ...toSend('o3'), attempts: 0 },
      { ...second, attempts: 0 },
      { ...toSend('o1'), attempts: 0 },
    ]);
    expect(await ids(store.unsent('web:lobby', AT, 2))).toEqual(['o3', 'o2']);
    expect(await unsent(store, 'web:nowhere')).toEqual([]);
  });

  test('knows an id again, sent or not', async () => {
    const { store } = await open();
    await store.commit({ outbox: [toSend('o1'), toSend('o2')] });
    await store.commit({ outbox: [toSend('o1', { room: 'web:other' })] });
    await store.sent('o1', 'm1');
    await store.commit({ outbox: [toSend('o1')] });
    expect(await unsent(store)).toEqual(['o2']);
    expect(await unsent(store, 'web:other')).toEqual([]);
  });

  test('ignores what is said of an id that it does not know', async () => {
    const { store } = await open();
    await store.sent('nothing', 'm1');
    await store.notSent('nothing', 'gone', LATER);
    expect(await store.waiting()).toEqual([]);
  });

  test('keeps a room’s order: what must wait holds up what comes after it, in its own room only', async () => {
    const { store } = await open();
    await store.commit({ outbox: [toSend('o1'), toSend('o2'), toSend('other', { room: 'web:other' })] });
    await store.notSent('o1', 'rate limited', LATER);
    expect(await unsent(store)).toEqual([]);
    expect(await unsent(store, 'web:other')).toEqual(['other']);
    expect(await store.waiting()).toEqual(
      expect.arrayContaining([
        { room: 'web:lobby', notBefore: LATER },
        { room: 'web:other', notBefore: '1970-01-01T00:00:00.000Z' },
      ]),
    );
    expect(await store.unsent('web:lobby', LATER, 100)).toMatchObject([
      { id: 'o1', attempts: 1 },
      { id: 'o2', attempts: 0 },
    ]);
    await store.notSent('o1', 'rate limited', AT);
    expect(await store.unsent('web:lobby', AT, 1)).toMatchObject([{ id: 'o1', attempts: 2 }]);
  });

  test('lets the others pass an edit that must wait', async () => {
    const { store } = await open();
    await store.commit({ outbox: [toSend('v1', { view: 'roll' })] });
    await store.sent('v1', 'm7');
    await store.commit({ outbox: [toSend('v2', { view: 'roll' }), toSend('o1'), toSend('o2')] });
    await store.notSent('v2', 'too soon', LATER);
    expect(await unsent(store)).toEqual(['o1', 'o2']);
    expect(await store.unsent('web:lobby', LATER, 9)).toMatchObject([
      { id: 'v2', shown: 'm7' },
      { id: 'o1' },
      { id: 'o2' },
    ]);
  });

  test('gives up what can never be sent, and goes on with the rest', async () => {
    const { store } = await open();
    await store.commit({ outbox: [toSend('o1'), toSend('o2')] });
    await store.notSent('o1', 'the room is gone');
    expect(await unsent(store)).toEqual(['o2']);
    await store.notSent('o2', 'the room is gone');
    expect(await store.waiting()).toEqual([]);
    await store.commit({ outbox: [toSend('o1')] });
    await store.notSent('o1', 'again', AT);
    expect(await unsent(store)).toEqual([]);
  });

  test('sends only the newest state of a view, one for each room', async () => {
    const { store } = await open();
    await store.commit({
      outbox: [toSend('v1', { view: 'roll' }), toSend('o1'), toSend('v2', { view: 'roll', room: 'web:other' })],
    });
    await store.commit({ outbox: [toSend('v3', { view: 'roll' }), toSend('w1', { view: 'agenda' })] });
    expect(await unsent(store)).toEqual(['o1', 'v3', 'w1']);
    expect(await unsent(store, 'web:other')).toEqual(['v2']);
  });

  test('does not let a state of a view that it knows already replace a newer one', async () => {
    const { store } = await open();
    await store.commit({ outbox: [toSend('v1', { view: 'roll' })] });
    await store.commit({ outbox: [toSend('v2', { view: 'roll' })] });
    await store.commit({ outbox: [toSend('v1', { view: 'roll' })] });
    expect(await unsent(store)).toEqual(['v2']);
  });

  test('keeps a new state of a view back as long as the one that it replaces had to wait', async () => {
    const { store } = await open();
    await store.commit({ outbox: [toSend('v1', { view: 'roll' })] });
    await store.notSent('v1', 'rate limited', LATER);
    await store.commit({ outbox: [toSend('v2', { view: 'roll' }), toSend('w1', { view: 'agenda' })] });
    expect(await unsent(store)).toEqual([]);
    expect(await store.waiting()).toContainEqual({ room: 'web:lobby', notBefore: LATER });
    expect(await store.unsent('web:lobby', LATER, 9)).toMatchObject([{ id: 'v2', attempts: 0 }, { id: 'w1' }]);
  });

  test('tells which message shows a view, in each room', async () => {
    const { store } = await open();
    await store.commit({ outbox: [toSend('v1', { view: 'roll' }), toSend('v2', { view: 'roll', room: 'web:other' })] });
    await store.sent('v1', 'm7');
    await store.commit({ outbox: [toSend('v3', { view: 'roll' }), toSend('w1', { view: 'agenda' })] });
    expect(await store.unsent('web:lobby', AT, 9)).toMatchObject([{ id: 'v3', shown: 'm7' }, { id: 'w1' }]);
    expect((await store.unsent('web:other', AT, 9))[0]).not.toHaveProperty('shown');
    expect((await store.unsent('web:lobby', AT, 9))[1]).not.toHaveProperty('shown');
    await store.sent('v3', undefined);
    await store.commit({ outbox: [toSend('v4', { view: 'roll' })] });
    expect(await store.unsent('web:lobby', AT, 9)).toMatchObject([{ id: 'w1' }, { id: 'v4', shown: 'm7' }]);
  });

  test('tells of a view that is on its way or shown, and what is to answer it', async () => {
    const { store } = await open();
    expect(await store.hasView('web:lobby', 'roll')).toBe(false);
    await store.commit({ outbox: [toSend('v1', { view: 'roll' }), toSend('o1', { answersView: 'roll' })] });
    expect(await store.hasView('web:lobby', 'roll')).toBe(true);
    expect(await store.shown('web:lobby', 'roll')).toBeUndefined();
    await store.sent('v1', 'm1');
    expect(await store.hasView('web:lobby', 'roll')).toBe(true);
    expect(await store.shown('web:lobby', 'roll')).toBe('m1');
    expect(await store.shown('web:other', 'roll')).toBeUndefined();
    expect(await store.unsent('web:lobby', '2026-11-24T10:00:00.000Z', 10)).toMatchObject([
      { id: 'o1', answersView: 'roll' },
    ]);
  });

  test('edits the message of a state that was replaced while it was on its way', async () => {
    const { store } = await open();
    const subject = { stream: 'demo/1', about: 'roll-call' };
    await store.commit({ outbox: [toSend('v1', { view: 'roll', subject })] });
    await store.commit({ outbox: [toSend('v2', { view: 'roll' })] });
    await store.notSent('v1', 'timed out', AT);
    expect(await unsent(store)).toEqual(['v2']);
    await store.sent('v1', 'm7');
    expect(await store.unsent('web:lobby', AT, 9)).toMatchObject([{ id: 'v2', shown: 'm7' }]);
    expect(await store.subject('web:lobby', 'm7')).toEqual(subject);
  });
});

describe.each(STORE_ADAPTERS)('the subjects of the %s store', (_name, open) => {
  const entry = { stream: 'demo/1', about: 'entry:4' };

  test('are found by room and message once it was sent', async () => {
    const { store } = await open();
    await store.commit({ outbox: [toSend('o1', { subject: entry }), toSend('o2', { subject: entry }), toSend('o3')] });
    await store.sent('o1', 'm1');
    await store.sent('o2');
    await store.sent('o3', 'm3');
    expect(await store.subject('web:lobby', 'm1')).toEqual(entry);
    expect(await store.subject('web:other', 'm1')).toBeUndefined();
    expect(await store.subject('web:lobby', 'm3')).toBeUndefined();
  });

  test('are named in a commit for what others said, the last name counting', async () => {
    const { store } = await open();
    const name = (about: string): Commit => ({
      subjects: [{ room: 'web:lobby', message: 'm1', subject: { ...entry, about } }],
    });
    await store.commit(name('entry:1'));
    await store.commit(name('entry:2'));
    expect(await store.subject('web:lobby', 'm1')).toEqual({ ...entry, about: 'entry:2' });
  });
});

test.each(STORE_ADAPTERS)(
  'the %s store takes nothing more when it is closed, but has what was asked for before',
  async (_name, open) => {
    const { store } = await open();
    const last = store.hear(heard('web:1'));
    await store.close();
    await store.close();
    expect(await last).toBe(true);
    await expect(store.hear(heard('web:2'))).rejects.toThrow('closed');
    await expect(store.commit({ handled: ['web:1'] })).rejects.toThrow('closed');
  },
);
