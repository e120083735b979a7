// What the secretary does while nothing can be written: it takes nothing, holds nothing that is not on disk, says nothing
// twice, and goes on by itself when there is room again.
import { afterEach, beforeEach, expect, test } from '@jest/globals';

import { fullDisk, type FullDisk } from '../../test/doubles/full-disk.ts';
import { meetingWorld, type MeetingWorld } from '../../test/doubles/meeting-world.ts';
import { webUser } from '../../test/doubles/secretary.ts';
import { addMilliseconds } from '../meeting/add-milliseconds.ts';
import { StoreUnavailable } from '../ports/store.ts';
import { memoryStore } from '../store/memory/memory.ts';

let disk: FullDisk;
let world: MeetingWorld;
beforeEach(async () => {
  disk = fullDisk(memoryStore());
  world = await meetingWorld({ durable: disk });
  await world.say('ada', '/meeting start');
});
afterEach(() => world.stop());

const later = (minutes: number): void => world.clock.set(addMilliseconds(world.clock.now(), minutes * 60_000));

test('a line is refused, changes nothing, and is taken when the platform tells it again', async () => {
  const before = world.meeting();
  disk.fill();
  await expect(world.say('ada', '#info the lamps burn')).rejects.toBeInstanceOf(StoreUnavailable);
  expect(world.meeting()).toBe(before);
  disk.empty();
  await world.say('ada', '#info the moths come');
  expect([1, 2, 3].map((number) => world.entry(number)?.text)).toEqual(['the lamps burn', 'the moths come', undefined]);
});

test('a message that was sent and could not be written down is not sent again', async () => {
  const send = world.chat.send.bind(world.chat);
  const sent: string[] = [];
  world.chat.send = async (outgoing) => {
    sent.push(outgoing.id);
    // Full from the moment at which the platform has the first one.
    if (sent.length === 1) disk.fill();
    return send(outgoing);
  };
  await world.chat.say({
    room: world.room,
    by: webUser('ada'),
    at: world.clock.now(),
    text: '#info the lamps burn',
  });
  await world.gavel.idle();
  for (let minute = 0; minute < 5; minute += 1) {
    later(1);
    await world.gavel.idle();
  }
  expect(disk.refused()).toBeGreaterThan(3);
  expect(sent).toHaveLength(1);
  disk.empty();
  later(1);
  await world.gavel.idle();
  expect(await world.store.waiting()).toEqual([]);
  expect(new Set(sent).size).toBe(sent.length);
});

test('what is due is done when there is room again, though nobody says a word', async () => {
  await world.say('ada', '/meeting end');
  const number = world.meeting().id;
  disk.fill();
  // Past the reminders of the next meeting.
  later(14 * 24 * 60 - 30);
  await world.gavel.idle();
  const { length } = await world.store.read(number);
  disk.empty();
  later(1);
  await world.gavel.idle();
  expect((await world.store.read(number)).length).toBeGreaterThan(length);
});

test('a stop does not wait for room', async () => {
  const second = await meetingWorld({ durable: disk });
  disk.fill();
  await expect(second.say('ada', '#info never')).rejects.toBeInstanceOf(StoreUnavailable);
  await second.stop();
});
