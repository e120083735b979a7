/** @needs-in-part PostgreSQL */
import { expect, test } from '@jest/globals';
import {
  asyncProperty,
  array,
  assert,
  constantFrom,
  integer,
  oneof,
  option,
  record,
  tuple,
  type Arbitrary,
} from 'fast-check';

import { heard, STORE_ADAPTERS, toSend } from './store-adapters.ts';

// Whatever is done, in whatever order and however much of it at once, every store gives the same answers.

const SECONDS = 60;

type Opened = Awaited<ReturnType<(typeof STORE_ADAPTERS)[number][1]>>;
/** Something that is asked of a store; its answer is compared. */
type Step = (opened: Opened) => Promise<unknown>;

const id = constantFrom('a', 'b', 'c', 'd', 'e');
const room = constantFrom('web:lobby', 'web:other');
const at = constantFrom('2026-11-24T17:00:00.000Z', '2026-11-24T17:00:01Z', '2026-11-24T17:01:00.000Z');
const stream = constantFrom('demo/1', 'demo/2', 'demo/x/10', 'demo/x', '2');
const message = constantFrom('m1', 'm2');
const subject = record({ stream: constantFrom('demo/1'), about: constantFrom('roll-call', 'entry:1') });

const append = record({
  stream,
  expectedVersion: integer({ min: 0, max: 2 }),
  events: array(
    record({ type: constantFrom('notes.recorded', 'votes.cast'), at, note: constantFrom('å', '"', '\n') }),
    { maxLength: 2 },
  ),
});
const item = tuple(id, record({ room, view: constantFrom('roll', 'agenda'), subject }, { requiredKeys: ['room'] }));
const commit = record(
  {
    appends: array(append, { maxLength: 2 }),
    outbox: array(
      item.map(([name, more]) => toSend(name, more)),
      { maxLength: 3 },
    ),
    jobs: array(
      tuple(id, at).map(([name, due]) => ({
        id: name,
        group: 'demo',
        kind: 'wake',
        at: due,
        data: { stream: 'demo/1' },
      })),
      { maxLength: 2 },
    ),
    finished: array(id, { maxLength: 1 }),
    handled: array(id, { maxLength: 2 }),
    subjects: array(record({ room, message, subject }), { maxLength: 1 }),
  },
  { requiredKeys: [] },
);

const recordKey = record({ kind: constantFrom('sent', 'thread'), key: constantFrom('$a', '$b', 'a😀', 'a\uFFFD') });
const adapter = constantFrom('matrix', 'slack');
const changes = record(
  {
    put: array(
      tuple(recordKey, at, id).map(([name, when, value]) => ({ ...name, at: when, value: { value } })),
      { maxLength: 3 },
    ),
    remove: array(recordKey, { maxLength: 2 }),
  },
  { requiredKeys: [] },
);

const step: Arbitrary<Step> = oneof(
  {
    weight: 4,
    arbitrary: commit.map(
      (whole): Step =>
        ({ store }) =>
          store.commit(whole),
    ),
  },
  {
    weight: 2,
    arbitrary: id.map(
      (name): Step =>
        ({ store }) =>
          store.hear(heard(name)),
    ),
  },
  tuple(id, option(message, { nil: undefined })).map(
    ([name, shown]): Step =>
      ({ store }) =>
        store.sent(name, shown),
  ),
  tuple(id, option(at, { nil: undefined })).map(
    ([name, until]): Step =>
      ({ store }) =>
        store.notSent(name, 'why', until),
  ),
  tuple(id, at).map(
    ([name, until]): Step =>
      ({ jobs }) =>
        jobs.retry(name, 'why', until),
  ),
  id.map(
    (name): Step =>
      ({ jobs }) =>
        jobs.finish(name),
  ),
  tuple(adapter, changes).map(
    ([name, whole]): Step =>
      ({ store }) =>
        store.memory(name).write(whole),
  ),
  tuple(adapter, at).map(
    ([name, before]): Step =>
      ({ store }) =>
        store.memory(name).forgetOlder('sent', before),
  ),
);

/** The steps of an inner list are asked for at once. */
const steps = array(array(step, { minLength: 1, maxLength: 4 }), { maxLength: 12 });

/** Everything that can be seen of a store from outside. */
async function seen({ store, jobs }: Opened, now: string): Promise<unknown> {
  const rooms = ['web:lobby', 'web:other'];
  return {
    unhandled: await store.unhandled(),
    logs: await Promise.all(['demo/1', 'demo/2', 'demo/x/10'].map((name) => store.read(name))),
    tails: await Promise.all(['demo/1', 'demo/2'].map((name) => store.read(name, 1))),
    latest: await Promise.all(['demo', 'demo/x', 'dem'].map((group) => store.latest(group))),
    unsent: await Promise.all(rooms.map((name) => store.unsent(name, now, 2))),
    // In no particular order.
    waiting: (await store.waiting()).toSorted((one, other) => one.room.localeCompare(other.room)),
    subjects: await Promise.all(rooms.flatMap((name) => ['m1', 'm2'].map((said) => store.subject(name, said)))),
    remembered: await Promise.all(
      ['matrix', 'slack'].flatMap((name) => ['sent', 'thread'].map((kind) => store.memory(name).list(kind, '$'))),
    ),
    all: await Promise.all(['sent', 'thread'].map((kind) => store.memory('matrix').list(kind))),
    one: await store.memory('slack').read('thread', '$b'),
    due: await jobs.due(now, 3),
    nextAt: await jobs.nextAt(now),
  };
}

const answer = (result: PromiseSettledResult<unknown>): unknown =>
  result.status === 'fulfilled' ? { gave: result.value } : { refused: String(result.reason) };

async function told(opened: Opened, all: readonly (readonly Step[])[], now: string): Promise<unknown[]> {
  const answers: unknown[] = [];
  for (const together of all) {
    const results = await Promise.allSettled(together.map((one) => one(opened)));
    answers.push(results.map(answer), await seen(opened, now));
  }
  return answers;
}

test.each(STORE_ADAPTERS.slice(1))(
  'the %s store gives the answers of the one in memory',
  async (_name, open) => {
    const [[, openMemory] = []] = STORE_ADAPTERS;
    if (!openMemory) throw new Error('There is no store');
    await assert(
      asyncProperty(steps, at, async (all, now) => {
        const opened = await Promise.all([openMemory(), open()]);
        try {
          const [expected, found] = await Promise.all(opened.map((one) => told(one, all, now)));
          expect(found).toEqual(expected);
        } finally {
          await Promise.all(opened.map(({ store }) => store.close()));
        }
      }),
      // On a slow disk fewer runs: a test that is cut off would leave stores open behind it.
      { numRuns: 60, interruptAfterTimeLimit: SECONDS * 500 },
    );
  },
  SECONDS * 1000,
);
