/** @needs-in-part PostgreSQL */
import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';

import { DOT_PNG } from '../doubles/pictures.ts';
import { AT, STORE_ADAPTERS, toSend } from './store-adapters.ts';

const sha256 = createHash('sha256').update(DOT_PNG).digest('hex');
const happened = (type: string) => ({ type, at: AT });
const meeting = (stream: string, ...types: string[]) => ({ stream, expectedVersion: 0, events: types.map(happened) });
const LATER = '9999-01-01T00:00:00.000Z';

describe.each(STORE_ADAPTERS)('the %s store', (_name, open) => {
  test('tells which meetings of a group have events', async () => {
    const { store } = await open();
    expect(await store.meetings('demo')).toEqual([]);
    await store.commit({
      appends: [meeting('demo/2', 'a.b'), meeting('demo/10', 'a.b'), meeting('demo-2/1', 'a.b')],
    });
    expect(await store.meetings('demo')).toEqual([2, 10]);
  });

  test('puts events in the place of others, and appends behind them as before', async () => {
    const { store } = await open();
    await store.commit({ appends: [meeting('demo/1', 'a.one', 'a.two')] });
    await store.rewrite('demo/1', new Map([[1, happened('a.other')]]));
    await store.rewrite('demo/1', new Map([[7, happened('a.nowhere')]]));
    await store.rewrite('demo/9', new Map([[0, happened('a.nowhere')]]));
    await store.commit({ appends: [{ stream: 'demo/1', expectedVersion: 2, events: [happened('a.three')] }] });
    expect((await store.read('demo/1')).map(({ type }) => type)).toEqual(['a.one', 'a.other', 'a.three']);
    expect(await store.meetings('demo')).toEqual([1]);
  });

  test('forgets a meeting with all that hangs on it, and nothing of another one', async () => {
    const { store } = await open();
    for (const stream of ['demo/1', 'demo/10']) {
      await store.commit({
        appends: [meeting(stream, 'a.one')],
        keeps: [{ stream, file: { sha256, bytes: DOT_PNG } }],
        outbox: [
          toSend(`${stream}/shown`, { view: `${stream}/roll-call`, subject: { stream, about: 'roll-call' } }),
          toSend(`${stream}/waits`, { subject: { stream, about: 'entry:1' } }),
        ],
        reactions: [
          { room: 'web:lobby', message: `of ${stream}`, emoji: '✋', from: 'web:lobby', by: 'ann', removed: false },
        ],
      });
      await store.sent(`${stream}/shown`, `of ${stream}`);
    }
    await store.forgetMeeting('demo/1', ['web:lobby'], AT);
    const left = async (stream: string) => [
      (await store.read(stream)).length,
      await store.subject('web:lobby', `of ${stream}`),
      await store.shown('web:lobby', `${stream}/roll-call`),
      (await store.reactions('web:lobby', `of ${stream}`)).length,
    ];
    expect(await left('demo/1')).toEqual([0, undefined, undefined, 0]);
    expect(await left('demo/10')).toEqual([1, { stream: 'demo/10', about: 'roll-call' }, 'of demo/10', 1]);
    expect((await store.unsent('web:lobby', LATER, 10)).map(({ id }) => id)).toEqual(['demo/10/waits']);
    expect([await store.meetings('demo'), await store.latest('demo')]).toEqual([[10], 10]);
    expect(await store.file(sha256)).toBeDefined();
    await store.forgetMeeting('demo/10', ['web:lobby'], AT);
    expect(await store.file(sha256)).toBeUndefined();
  });
});
