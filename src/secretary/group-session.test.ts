// What a group's session does with what goes wrong beneath it: somebody else writes, a feature has a mistake, the store
// does not take what is decided.
import { afterEach, describe, expect, test } from '@jest/globals';

import { until } from '../../test/doubles/eventually.ts';
import { problemsTo } from '../../test/doubles/log-to.ts';
import { meetingWorld, type MeetingWorld, type MeetingWorldOptions } from '../../test/doubles/meeting-world.ts';
import { testSecretary, webUser } from '../../test/doubles/secretary.ts';
import { smallGroup } from '../../test/doubles/small-group.ts';
import { memoryChat } from '../chat/memory/memory.ts';
import { handClock } from '../clock/hand.ts';
import { meetingDomain } from '../features/meeting-domain.ts';
import { memoryForge } from '../forge/memory/memory.ts';
import type { HeardMessage } from '../ports/chat.ts';
import { StoreUnavailable, type Commit } from '../ports/store.ts';
import { memoryStore } from '../store/memory/memory.ts';

const open: MeetingWorld[] = [];
/** Closed after the test, once for all that are on one store. */
async function begun(given?: MeetingWorldOptions): Promise<MeetingWorld> {
  const world = await meetingWorld(given);
  open.push(world);
  return world;
}
afterEach(async () => {
  for (const world of open.splice(0)) await world.stop();
});

const ROOM = 'memory:lamp-room';
const saying = (id: string, handle: string, text: string): HeardMessage => ({
  kind: 'message',
  id,
  message: id,
  room: ROOM,
  by: webUser(handle),
  at: '2026-03-03T16:56:00.000Z',
  text,
  visible: true,
});

/** Several people speak before anything of it is decided. */
async function hearTogether({ gavel }: MeetingWorld, ...lines: readonly (readonly [string, string])[]): Promise<void> {
  await Promise.all(lines.map(([handle, text], i) => gavel.hear(saying(`together:${i}`, handle, text))));
}

const notes = (world: MeetingWorld): (string | undefined)[] => [1, 2, 3].map((number) => world.entry(number)?.text);

test('where another process wrote in between, it is read again and decided again', async () => {
  const opened = memoryStore();
  const one = await begun({ durable: opened });
  await one.say('ada', '/meeting start');
  const other = await begun({ durable: opened });
  await one.say('kim', '#info by one');
  // It knows nothing of #1 yet.
  expect(notes(other)).toEqual([undefined, undefined, undefined]);
  await other.say('lou', '#info by the other');
  expect(notes(other)).toEqual(['by one', 'by the other', undefined]);
  await one.say('kim', '#info by one again');
  expect(notes(one)).toEqual(['by one', 'by the other', 'by one again']);
});

describe('a mistake of Gavel’s own', () => {
  const BUG = 'bug';
  const broken: typeof meetingDomain = {
    ...meetingDomain,
    person(user, meeting) {
      if (user.id === BUG) throw new TypeError('x is undefined');
      return meetingDomain.person(user, meeting);
    },
  };
  const withMistake = async () => {
    const errors: { what: string; facts: object | undefined }[] = [];
    const log = problemsTo((what, facts) => void errors.push({ what, facts }));
    const world = await begun({ durable: memoryStore(), deps: { domain: broken, log } });
    await world.say('ada', '/meeting start');
    return { stage: world, errors };
  };
  const SORRY = 'Something went wrong on my side, so nothing was recorded. My operator has been told. Try other words.';

  test('is told to whoever spoke and to the operator, and changes nothing', async () => {
    const { stage, errors } = await withMistake();
    const before = (await stage.events()).length;
    const message = await stage.say(BUG, '#info never');
    expect((await stage.events()).length).toBe(before);
    expect(stage.told().at(-1)).toBe(SORRY);
    expect(errors).toMatchObject([
      {
        facts: {
          group: 'moths',
          meeting: 'moths/1',
          cause: message,
          error: { name: 'TypeError', message: 'a mistake in Gavel' },
        },
      },
    ]);
    expect(await stage.store.unhandled()).toEqual([]);
  });

  test('holds up nothing that is said beside it', async () => {
    const { stage, errors } = await withMistake();
    // While the first is decided, the others wait in the inbox, and are then taken together.
    await hearTogether(stage, ['kim', '#info one'], [BUG, '#info never'], ['lou', '#info two']);
    await stage.gavel.idle();
    expect(notes(stage)).toEqual(['one', 'two', undefined]);
    expect(stage.told().filter((words) => words === SORRY)).toHaveLength(1);
    expect(errors.filter(({ what }) => what.includes('mistake'))).toMatchObject([{ facts: { cause: 'together:1' } }]);
    expect(await stage.store.unhandled()).toEqual([]);
  });

  test('is not met again after a restart', async () => {
    const opened = memoryStore();
    const first = await meetingWorld({ durable: opened, deps: { domain: broken } });
    await first.say('ada', '/meeting start');
    await first.say(BUG, '#info never');
    await first.stop();
    const second = await begun({ durable: opened, deps: { domain: broken } });
    expect(second.told()).not.toContain(SORRY);
  });
});

/** A store that refuses what was decided, and still writes down what is heard. */
const failingStore = () => {
  const opened = memoryStore();
  let refuses = false;
  let refused = 0;
  const store = {
    ...opened.store,
    async commit(commit: Commit) {
      if (!refuses || (commit.handled ?? []).length === 0) return opened.store.commit(commit);
      refused += 1;
      throw new StoreUnavailable('The disk is full');
    },
  };
  return { opened: { ...opened, store }, refuse: (now: boolean) => void (refuses = now), refused: () => refused };
};
describe('a store that does not take what was decided', () => {
  test('gets it again after a moment, and nothing is lost or doubled', async () => {
    const { opened, refuse, refused } = failingStore();
    const world = await begun({ durable: opened });
    await world.say('ada', '/meeting start');
    // Handled from the inbox, and refused there.
    const acting = world.gavel.session('moths')?.act('moths/1', 'held', () => undefined);
    refuse(true);
    await hearTogether(world, ['kim', '#info one'], ['kim', '#info two']);
    await acting;
    await until(() => refused() > 0);
    expect(await opened.store.unhandled()).toHaveLength(2);
    refuse(false);
    world.clock.set('2026-03-03T16:55:05.000Z');
    await world.gavel.idle();
    expect(notes(world)).toEqual(['one', 'two', undefined]);
    expect(await opened.store.unhandled()).toEqual([]);
  });

  test('leaves it in the inbox if Gavel stops meanwhile, and the next start takes it', async () => {
    const { opened, refuse } = failingStore();
    const first = await meetingWorld({ durable: opened });
    await first.say('ada', '/meeting start');
    const acting = first.gavel.session('moths')?.act('moths/1', 'held', () => undefined);
    refuse(true);
    await hearTogether(first, ['kim', '#info one'], ['kim', '#info two']);
    await acting;
    await first.stop();
    expect(await opened.store.unhandled()).toHaveLength(2);
    refuse(false);
    const second = await begun({ durable: opened });
    expect(notes(second)).toEqual(['one', 'two', undefined]);
  });
});

test('what a group hears before its first meeting is planned waits, and is then taken in its order', async () => {
  const opened = memoryStore();
  const clock = handClock('2026-03-03T16:55:00.000Z');
  const listed = Promise.withResolvers<readonly string[]>();
  const asked = Promise.withResolvers<void>();
  const forge = {
    ...memoryForge(),
    list: () => {
      asked.resolve();
      return listed.promise;
    },
  };
  const bindings = [{ group: smallGroup(), rooms: [ROOM], forge }];
  const gavel = testSecretary({ ...opened, clock, chats: [memoryChat('memory')], bindings });
  await gavel.start();
  await asked.promise;
  await gavel.hear(saying('m:1', 'ada', '/meeting start'));
  await gavel.hear(saying('m:2', 'ada', '#info first'));
  // The platform tells it again: it is known.
  await gavel.hear(saying('m:2', 'ada', '#info first'));
  expect(gavel.session('moths')?.current()).toBeUndefined();
  expect((await opened.store.unhandled()).map(({ id }) => id)).toEqual(['m:1', 'm:2']);
  listed.resolve([]);
  await gavel.idle();
  expect(await opened.store.unhandled()).toEqual([]);
  const types = (await opened.store.read('moths/1')).map(({ type }) => type);
  expect(types.filter((type) => ['lifecycle.started', 'entry.recorded'].includes(type))).toEqual([
    'lifecycle.started',
    'entry.recorded',
  ]);
  await gavel.stop();
});
