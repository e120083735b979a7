import { expect, test } from '@jest/globals';

import { meetingWorld } from '../../../test/doubles/meeting-world.ts';
import { moths } from '../../../test/doubles/moths.ts';
import { memoryForge } from '../../forge/memory/memory.ts';
import { DamagedLog } from '../../ports/store.ts';
import { memoryStore } from '../../store/memory/memory.ts';

const ROOM = 'memory:lamp-room';
const OTHER = 'memory:other-room';

test.each([
  ['damaged', () => new DamagedLog('lamps/1', 3, 'gavel.sqlite'), /^Event 3 of the meeting lamps\/1 isn't what was/u],
  [
    'such that the features stumble over it',
    () => new TypeError('x is undefined'),
    /^The meetings of the group lamps/u,
  ],
])('a group whose log is %s is left out, with a word, and the others go on', async (_, trouble, told) => {
  const opened = memoryStore();
  const places = [
    { group: { ...moths(), id: 'lamps' }, rooms: [OTHER], forge: memoryForge() },
    { group: moths(), rooms: [ROOM], forge: memoryForge() },
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
  const stage = await meetingWorld({ durable: { ...opened, store: damaged }, deps: { bindings: places } });
  expect(stage.troubles[0]).toMatch(told);
  expect(stage.troubles[0]).toContain('the others go on');
  const inOther = stage.chat.sent.filter(({ outgoing }) => outgoing.room === OTHER);
  expect(inOther).toHaveLength(1);

  await stage.say('ada', '/meeting start');
  await stage.say('ada', '/meeting start');
  await stage.say('kim', '#info Twelve moths');
  expect(stage.entry(1)?.text).toBe('Twelve moths');
  await stage.chat.say({
    room: OTHER,
    by: { platform: 'web', id: 'kim', name: 'kim' },
    at: stage.clock.now(),
    text: '/note x',
  });
  await stage.gavel.idle();
  expect(await opened.store.unhandled()).toEqual([]);
  await stage.stop();
});
