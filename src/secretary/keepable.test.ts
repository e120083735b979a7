// What a platform may keep that keeps its rooms' conversations itself.
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { meetingWorld, meetingWorldOver, type MeetingWorld } from '../../test/doubles/meeting-world.ts';
import { webUser } from '../../test/doubles/secretary.ts';
import { memoryForge } from '../forge/memory/memory.ts';
import type { HeardMessage } from '../ports/chat.ts';
import { ForgeUnavailable } from '../ports/forge.ts';

let world: MeetingWorld;
beforeEach(async () => {
  world = await meetingWorld({ rooms: ['memory:lamp-room', 'other:attic'] });
  await world.say('ada', '/meeting start');
});
afterEach(() => world.stop());

const typed = (text: string, more: Partial<HeardMessage> = {}): HeardMessage => ({
  kind: 'message',
  id: '',
  message: '',
  room: world.room,
  by: webUser('kim'),
  at: world.clock.now(),
  text,
  visible: true,
  ...more,
});
const typedBy = (text: string) => typed(text, { by: webUser('ada'), id: `id of ${text.slice(0, 6)}` });
const away = async (): Promise<never> => {
  throw new ForgeUnavailable('It is away');
};
const picture = { reference: 'p1', name: 'the-landlord.png', type: 'image/png', size: 7 };

test.each(['the landlord is a spy', '/note two moths', '/offrecord', '!off-record', '@gavel offrecord', '/onrecord'])(
  'on the record, that is all of %j',
  async (text) => {
    const heard = typed(text);
    expect(await world.gavel.keepable(heard)).toBe(heard);
  },
);

test('what stands behind the command, or is attached to it, is off the record already', async () => {
  const said = ['/offrecord the landlord is a spy', '!offrecord\nthe landlord is a spy', 'so\n/offrecord the landlord'];
  const kept = [];
  for (const text of said) kept.push(await world.gavel.keepable(typed(text)));
  kept.push(await world.gavel.keepable(typed('/offrecord', { attachments: [picture] })));
  expect(kept.map((heard) => heard?.kind === 'message' && heard.text)).toEqual([
    '/offrecord',
    '/offrecord',
    'so\n/offrecord',
    '/offrecord',
  ]);
  expect(JSON.stringify(kept)).not.toContain('landlord');
});

test('off the record it is nothing but the names of commands, and reactions that do something', async () => {
  await world.say('ada', '/offrecord');
  expect(await world.gavel.keepable(typed('the landlord is a spy'))).toBeUndefined();
  expect(await world.gavel.keepable(typed('', { attachments: [picture] }))).toBeUndefined();
  expect(await world.gavel.keepable(typed('/note the landlord is a spy'))).toMatchObject({ text: '/note' });
  const reaction = { ...typed(''), kind: 'reaction', emoji: '🚩', removed: false } as const;
  expect(await world.gavel.keepable({ ...reaction, message: 'm1' })).toBeUndefined();
});

test('what is typed while the command is still undecided waits for it, whichever room it was typed in', async () => {
  const command = typed('/offrecord', { id: 'other:1', message: 'other:1', room: 'other:attic', by: webUser('ada') });
  const going = world.gavel.hear(command);
  expect(await world.gavel.keepable(typed('the landlord is a spy'))).toBeUndefined();
  await going;
});

test('before the first meeting is planned, the command counts though nobody can decide it yet', async () => {
  const early = await meetingWorldOver({ ...memoryForge(), list: away }, {});
  expect(early.gavel.session('moths')?.current()).toBeUndefined();
  await early.gavel.hear(typedBy('/offrecord'));
  await early.gavel.hear(typedBy('/note the landlord is a spy'));
  expect(await early.gavel.keepable(typedBy('the landlord is a spy'))).toBeUndefined();
  expect(await early.gavel.keepable(typedBy('/onrecord'))).toMatchObject({ text: '/onrecord ' });
  expect(JSON.stringify(await early.store.unhandled())).not.toContain('landlord');
  await early.stop();
});

test('in a room that no group has, nothing may be kept', async () => {
  expect(await world.gavel.keepable(typed('hello', { room: 'memory:elsewhere' }))).toBeUndefined();
});
