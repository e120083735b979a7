import { afterEach, describe, expect, test } from '@jest/globals';

import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { durableParts, meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';

const schedule = { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2' };
const reminders = [{ before: '1 day' }];

let world: MeetingWorld;
afterEach(() => world.stop());

/** Starts with one schedule, does something, and starts again with another. */
async function restarted(before: object, after: object, meanwhile: string[] = []): Promise<void> {
  const kept = durableParts();
  world = await meetingWorld({
    group: inventedGroup({ schedule: before, reminders }),
    at: '2024-05-16T12:00:00.000Z',
    durable: kept,
  });
  for (const text of meanwhile) await world.say('mira', text);
  await world.stop();
  world = await meetingWorld({
    group: inventedGroup({ schedule: after, reminders }),
    at: '2024-05-17T12:00:00.000Z',
    durable: kept,
  });
}
const planned = (): string | undefined => world.meeting().stateOf(lifecycleState).planned;
const rooms = (): string[] => world.timeline.map(({ text }) => text);

describe('when the configuration was changed', () => {
  test('the planned meeting follows it, and the rooms are told', async () => {
    await restarted(schedule, { ...schedule, changes: [{ from: '2024-05-22', start: '16:00' }] });
    expect(planned()).toBe('2024-05-22T16:00:00.000Z');
    expect(rooms()).toEqual([
      'The schedule in the configuration has changed.\nNext meeting: Wednesday 22 May 2024, 16:00 UTC.',
    ]);
    await world.turnTo('2024-05-21T16:00:00.000Z');
    expect(rooms().at(-1)).toContain('Lantern meets Wednesday 22 May 2024, 16:00 UTC');
  });

  test('no further dates: there is none', async () => {
    await restarted(schedule, { ...schedule, every: undefined });
    expect(planned()).toBeUndefined();
  });

  test('dates where there were none', async () => {
    await restarted({ start: '17:00' }, schedule);
    expect(planned()).toBe('2024-05-29T17:00:00.000Z');
  });

  test('what was decided in chat stays', async () => {
    await restarted(schedule, { ...schedule, place: 'Room 2' }, ['/meeting next 2024-06-05 16:00']);
    expect(planned()).toBe('2024-06-05T16:00:00.000Z');
    expect(rooms()).toEqual([]);
  });

  test('no date was decided in chat: none it is', async () => {
    await restarted(schedule, schedule, ['/meeting next none']);
    expect(planned()).toBeUndefined();
    expect(rooms()).toEqual([]);
  });
});

describe('after a meeting that was over before its time', () => {
  const soon = '2024-05-15T16:40:00.000Z';

  test('a restart does not plan it again', async () => {
    const kept = durableParts();
    const group = inventedGroup({ schedule: { ...schedule, gathering: 30 }, reminders });
    world = await meetingWorld({ group, at: '2024-05-15T16:20:00.000Z', durable: kept });
    await world.turnTo(soon);
    for (const text of ['/meeting start', '/meeting end']) await world.say('mira', text);
    expect(planned()).toBe('2024-05-29T17:00:00.000Z');
    await world.stop();
    world = await meetingWorld({ group, at: soon, durable: kept });
    await world.turnTo('2024-05-15T17:05:00.000Z');
    expect(planned()).toBe('2024-05-29T17:00:00.000Z');
    expect(rooms()).toEqual([]);
  });

  test('what is skipped or cancelled is the one after it', async () => {
    const group = inventedGroup({ schedule: { ...schedule, gathering: 30 }, reminders });
    world = await meetingWorld({ group, at: soon });
    for (const text of ['/meeting start', '/meeting end', '/meeting skip 2024-05-29']) await world.say('mira', text);
    expect(planned()).toBe('2024-06-12T17:00:00.000Z');
  });
});
