import { expect, test } from '@jest/globals';

import { problemsTo } from '../../test/doubles/log-to.ts';
import { handClock } from '../clock/hand.ts';
import { addMilliseconds } from '../meeting/add-milliseconds.ts';
import { sayText } from '../meeting/message.ts';
import { NotInRoom, TryLater, type Chat, type Outgoing } from '../ports/chat.ts';
import { SILENT_LOG, type OperatorLog } from '../ports/operator-log.ts';
import { memoryStore } from '../store/memory/memory.ts';
import { createOutboxSender } from './outbox-sender.ts';

const NINE = '2026-11-24T09:00:00.000Z';
const seconds = (count: number): string => addMilliseconds(NINE, count * 1000);
const room = 'slack:C1';
const nothing = async () => new Uint8Array();
const item = (id: string) => ({ id, room, outgoing: { kind: 'post', id, room, message: sayText(id) } as const });

/** A sender to a platform that does with each message what the test says: undefined is sent, else thrown. */
function sending(answer: (outgoing: Outgoing) => Error | undefined) {
  const clock = handClock(NINE);
  const { store } = memoryStore();
  const delivered: string[] = [];
  const chat: Chat = {
    platform: 'slack',
    start: async () => undefined,
    stop: async () => undefined,
    fetch: nothing,
    async send(outgoing) {
      const error = answer(outgoing);
      if (error) throw error;
      delivered.push(outgoing.id);
      return `m-${outgoing.id}`;
    },
  };
  const out = createOutboxSender([chat], store, clock, SILENT_LOG);
  const post = (id: string, view?: string) =>
    store.commit({
      outbox: [
        {
          id,
          room,
          outgoing: { kind: 'post', id, room, message: sayText(id) },
          ...(view === undefined ? {} : { view }),
        },
      ],
    });
  const run = async (): Promise<readonly string[]> => {
    out.poke([room]);
    await out.idle();
    return delivered;
  };
  const restarted = () => createOutboxSender([chat], store, clock, SILENT_LOG);
  return { clock, post, run, out, store, delivered, restarted };
}

test('sends to a room as soon as the chat is in it, whatever the clock says', async () => {
  let isThere = false;
  const { post, run } = sending(() => (isThere ? undefined : new NotInRoom('not yet')));
  await post('o1');
  await post('o2');
  expect(await run()).toEqual([]);
  isThere = true;
  expect(await run()).toEqual(['o1', 'o2']);
});

test('waits exactly as long as the platform asks for, however often it asks', async () => {
  const { clock, post, run, out, delivered } = sending(() =>
    clock.now() < seconds(60) ? new TryLater('rate limited', 20_000) : undefined,
  );
  await post('o1');
  await post('o2');
  for (const now of [19, 20, 40, 59]) {
    clock.set(seconds(now));
    expect(await run()).toEqual([]);
  }
  clock.set(seconds(79));
  await out.idle();
  expect(delivered).toEqual(['o1', 'o2']);
});

test('an edit that came too soon holds nothing up, and is sent by itself when its time has come', async () => {
  const { clock, post, run, out, delivered } = sending((outgoing) =>
    outgoing.kind === 'post' && outgoing.edits !== undefined && clock.now() < seconds(2)
      ? new TryLater('edited just now', 2000)
      : undefined,
  );
  await post('v1', 'roll-call');
  expect(await run()).toEqual(['v1']);
  await post('v2', 'roll-call');
  await post('o1');
  await post('v3', 'roll-call');
  expect(await run()).toEqual(['v1', 'o1']);

  clock.set(seconds(2));
  await out.idle();
  expect(delivered).toEqual(['v1', 'o1', 'v3']);
});

test('an edit that waits longer than a message after it is sent at its own time', async () => {
  const { clock, post, run, out, delivered } = sending((outgoing) => {
    const isEdit = outgoing.kind === 'post' && outgoing.edits !== undefined;
    if (isEdit && clock.now() < seconds(2)) return new TryLater('edited just now', 2000);
    return outgoing.id === 'o1' && clock.now() < seconds(1) ? new TryLater('too many', 1000) : undefined;
  });
  await post('v1', 'roll-call');
  await run();
  await post('v2', 'roll-call');
  await post('o1');
  await run();
  for (const now of [1, 2]) {
    clock.set(seconds(now));
    await out.idle();
  }
  expect(delivered).toEqual(['v1', 'o1', 'v2']);
});

test('after a start each message is sent at its own time, also one that stands behind an edit', async () => {
  const { clock, post, run, store, delivered, restarted } = sending(() => undefined);
  await post('v1', 'roll-call');
  await run();
  await post('v2', 'roll-call');
  await post('o1');
  await store.notSent('v2', 'edited just now', seconds(60));
  await store.notSent('o1', 'too many', seconds(1));
  const out = restarted();
  await out.resume();
  for (const now of [1, 60]) {
    clock.set(seconds(now));
    await out.idle();
  }
  expect(delivered).toEqual(['v1', 'o1', 'v2']);
});

test.each([...Array(12).keys()])('sends what comes %i moments after it looked for the last time', async (moments) => {
  const { store } = memoryStore();
  const delivered: string[] = [];
  let late = false;
  const out = createOutboxSender(
    [
      {
        platform: 'slack',
        start: async () => undefined,
        stop: async () => undefined,
        fetch: nothing,
        send: async ({ id }) => `m-${delivered.push(id)}`,
      },
    ],
    {
      ...store,
      async unsent(...asked) {
        const found = await store.unsent(...asked);
        if (found.length === 0 && !late) {
          late = true;
          void comeLate();
        }
        return found;
      },
    },
    handClock(NINE),
    SILENT_LOG,
  );
  async function comeLate(): Promise<void> {
    for (let moment = 0; moment < moments; moment += 1) await Promise.resolve();
    await store.commit({ outbox: [item('o2')] });
    out.poke([room]);
  }
  await store.commit({ outbox: [item('o1')] });
  out.poke([room]);
  await new Promise((done) => void setImmediate(done));
  await out.idle();
  expect(delivered).toEqual(['o1', 'o2']);
});

test('a reaction to what the room does not show is given up at once, and what comes after is sent', async () => {
  const { post, run, store } = sending(() => undefined);
  await store.commit({
    outbox: [
      {
        id: 'r1',
        room,
        outgoing: { kind: 'reaction', id: 'r1', room, emoji: '👍', removed: false },
        answersView: 'gone',
      },
    ],
  });
  await post('o1');
  expect(await run()).toEqual(['o1']);
  expect(await store.waiting()).toEqual([]);
});

test('a failure is logged with the group, the meeting, the room and what brought the message about', async () => {
  const { store } = memoryStore();
  const logged: unknown[] = [];
  const chat: Chat = {
    platform: 'slack',
    start: async () => undefined,
    stop: async () => undefined,
    fetch: nothing,
    send: () => Promise.reject(new Error('gone')),
  };
  const log = problemsTo((_, facts) => void logged.push(facts));
  const out = createOutboxSender([chat], store, handClock(NINE), log, () => ({ group: 'moths', meeting: 'moths/2' }));
  const id = `heard-7/0/announce@${room}`;
  const outgoing = { kind: 'post', id, room, message: sayText('the quagga') } as const;
  await store.commit({ outbox: [{ id, room, outgoing, subject: { stream: 'moths/1', about: 'entry:4' } }] });
  out.poke([room]);
  await out.idle();
  expect(logged).toEqual([
    expect.objectContaining({ group: 'moths', meeting: 'moths/1', cause: 'heard-7/0/announce', room, why: 'gone' }),
  ]);
  expect(JSON.stringify(logged)).not.toContain('quagga');
  await out.stop();
});

test('a failure that passes is a warning, and one that lasts an error', async () => {
  const { store } = memoryStore();
  const clock = handClock(NINE);
  const levels: string[] = [];
  const log: OperatorLog = {
    ...SILENT_LOG,
    warn: () => void levels.push('warn'),
    error: () => void levels.push('error'),
  };
  const chat: Chat = {
    platform: 'slack',
    start: async () => undefined,
    stop: async () => undefined,
    fetch: nothing,
    send: () => Promise.reject(new Error('gone')),
  };
  const out = createOutboxSender([chat], store, clock, log);
  await store.commit({ outbox: [item('o1')] });
  out.poke([room]);
  await out.idle();
  for (let minutes = 10; minutes <= 50; minutes += 10) {
    clock.set(`2026-11-24T09:${minutes}:00.000Z`);
    await out.idle();
  }
  expect(levels).toEqual(['warn', 'warn', 'warn', 'warn', 'error', 'error']);
});
