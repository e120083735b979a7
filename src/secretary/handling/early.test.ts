import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { webUser } from '../../../test/doubles/secretary.ts';
import { entriesFeature } from '../../meeting/entry.ts';
import type { Heard } from '../../ports/chat.ts';

let world: MeetingWorld;
beforeEach(async () => {
  world = await meetingWorld();
  await world.say('ada', '/meeting start');
});
afterEach(() => world.stop());

let count = 0;
const base = (handle: string, message: string) => ({
  id: `memory:early:${(count += 1)}`,
  room: world.room,
  by: webUser(handle),
  at: world.clock.now(),
  message,
});
const hear = async (...all: readonly Heard[]): Promise<void> => {
  await Promise.all(all.map((one) => world.gavel.hear(one)));
  await world.gavel.idle();
};
const said = (message: string, text: string, replyTo?: string): Heard => ({
  kind: 'message',
  ...base('kim', message),
  text,
  visible: true,
  ...(replyTo === undefined ? {} : { replyTo }),
});
const edited = (message: string, text: string): Heard => ({
  kind: 'edit',
  ...base('kim', message),
  saidAt: world.clock.now(),
  text,
});
const gone = (message: string): Heard => ({ kind: 'deletion', ...base('kim', message) });
const texts = (): string[] => [...world.meeting().stateOf(entriesFeature).byNumber.values()].map(({ text }) => text);

test('what was taken away before it comes is not recorded, nor done', async () => {
  await hear(gone('m1'));
  await hear(said('m1', '/note a secret'));
  await hear(gone('m2'), said('m2', '/meeting end'));
  await hear(said('m3', '/note the rest'));
  expect(texts()).toEqual(['the rest']);
  expect(world.told().join('\n')).not.toContain('secret');
});

test('what was edited before it comes is recorded as edited, and nobody is told of an edit', async () => {
  await hear(edited('m1', '/note two moths'));
  const before = world.told().length;
  await hear(said('m1', '/note tow moths'));
  await hear(edited('m2', '/note three moths'), edited('m2', '/note four moths'), said('m2', '/note a moth'));
  expect(texts()).toEqual(['two moths', 'four moths']);
  expect(world.told().slice(before).join('\n')).not.toContain('now reads');
  // The message belongs to the entry: later changes to it count.
  await hear(edited('m1', '/note no moths'));
  await hear(gone('m2'));
  expect(texts()).toEqual(['no moths']);
});

test('talk that was made a command records nothing, as it would have in time', async () => {
  await hear(edited('m1', '/note hello'));
  await hear(said('m1', 'hello'));
  expect(texts()).toEqual([]);
});

test('what comes in time is not taken for early', async () => {
  await hear(said('m1', '/note one'));
  await hear(gone('m1'));
  await hear(said('m1', '/note one again'));
  expect(texts()).toEqual(['one again']);
});

test('ordinary talk that is edited is not kept', async () => {
  await hear(edited('m1', 'the landlord is a spy'));
  expect(await world.store.early(world.room, 'm1')).toBeUndefined();
});

test('nothing is kept off the record', async () => {
  await world.say('ada', '/offrecord');
  await hear(gone('m1'), edited('m2', '/note the landlord is a spy'));
  expect(await world.store.early(world.room, 'm1')).toBeUndefined();
  expect(await world.store.early(world.room, 'm2')).toBeUndefined();
});

test('between meetings, too', async () => {
  await world.say('ada', '/meeting end');
  await hear(gone('m1'), edited('m2', '/agenda add Nets'));
  await hear(said('m1', '/agenda add Secrets'), said('m2', '/agenda add Ntes'));
  await world.say('kim', '/agenda');
  expect(world.told().at(-1)).toContain('Nets');
  expect(world.told().join('\n')).not.toMatch(/Secrets|Ntes/u);
});
