import { expect, test } from '@jest/globals';

import { meetingWorld } from '../../../test/doubles/meeting-world.ts';
import { webUser } from '../../../test/doubles/secretary.ts';
import { smallGroup } from '../../../test/doubles/small-group.ts';
import { memoryForge } from '../../forge/memory/memory.ts';
import { DamagedLog } from '../../ports/store.ts';
import { memoryStore } from '../../store/memory/memory.ts';

const ROOM = 'memory:lamp-room';
const OTHER = 'memory:other-room';

test.each([
  [
    'damaged',
    () => new DamagedLog('lamps/1', 3, 'the file gavel.sqlite'),
    /^Event 3 of the meeting lamps\/1 isn't what was/u,
  ],
  [
    'such that the features stumble over it',
    () => new TypeError('x is undefined'),
    /^The meetings of the group lamps/u,
  ],
])('a group whose log is %s is left out, with a word, and the others go on', async (_, trouble, told) => {
  const opened = memoryStore();
  const places = [
    { group: { ...smallGroup(), id: 'lamps' }, rooms: [OTHER], forge: memoryForge() },
    { group: smallGroup(), rooms: [ROOM], forge: memoryForge() },
  ];
  const { store } = opened;
  const before = await meetingWorld({ durable: opened, deps: { bindings: places } });
  await before.stop();

  const damaged = {
    ...store,
    read: async (stream: string, from?: number) => {
      if (stream.startsWith('lamps/')) throw trouble();
      return store.read(stream, from);
    },
  };
  const world = await meetingWorld({ durable: { ...opened, store: damaged }, deps: { bindings: places } });
  expect(world.troubles[0]).toMatch(told);
  expect(world.troubles[0]).toContain("Other groups aren't affected");
  const inOther = world.chat.sent.filter(({ outgoing }) => outgoing.room === OTHER);
  expect(inOther).toHaveLength(1);

  await world.say('ada', '/meeting start');
  await world.say('ada', '/meeting start');
  await world.say('kim', '#info Twelve moths');
  expect(world.entry(1)?.text).toBe('Twelve moths');
  await world.chat.say({
    room: OTHER,
    by: webUser('kim'),
    at: world.clock.now(),
    text: '/note x',
  });
  await world.gavel.idle();
  expect(await opened.store.unhandled()).toEqual([]);
  await world.stop();
});
