import { afterEach, describe, expect, test } from '@jest/globals';

import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import {
  durableParts,
  meetingWorld,
  type DurableParts,
  type MeetingWorld,
  type TimedMessage,
} from '../../../test/doubles/meeting-world.ts';

const schedule = {
  start: '18:00',
  zone: 'Europe/Amsterdam',
  from: '2025-03-19',
  every: 'FREQ=WEEKLY;INTERVAL=2',
  place: 'Room 1',
};
const group = inventedGroup({
  schedule,
  zones: ['Europe/Amsterdam', 'Asia/Tokyo'],
  calendar: { url: 'https://meetings.example.org/lantern.ics' },
  reminders: [
    { before: '1 week', agenda: true, text: 'Please add your topics.' },
    { before: '1 day' },
    { before: '1 day', to: 'owners' },
    { before: '1 hour', to: 'unanswered' },
    { before: 'gathering', to: 'chairs' },
  ],
});

let world: MeetingWorld;
afterEach(() => world.stop());

const open = async (at: string, kept?: DurableParts): Promise<void> => {
  world = await meetingWorld({ group, at: `${at}:00.000Z`, ...(kept && { durable: kept }) });
};
const reminded = (): TimedMessage[] =>
  world.timeline.filter(({ text }) => text.startsWith('Lantern meets') && !text.includes('React'));
const times = (): string[] => reminded().map(({ at, to = 'rooms' }) => `${at} ${to}`);

describe('each at its instant, to whom it is for', () => {
  test('over the change of the clocks', async () => {
    await open('2025-03-20T12:00');
    await world.say('kenji', '/regrets travelling');
    await world.turnTo('2025-04-02T16:10:00.000Z');
    // 18:00 in Amsterdam is 17:00 UTC a week before, and 16:00 UTC on the day.
    expect(times()).toEqual([
      '2025-03-26T17:00 rooms',
      '2025-04-01T16:00 rooms',
      '2025-04-02T15:00 mira',
      '2025-04-02T15:00 jonas',
      '2025-04-02T15:30 mira',
    ]);
  });

  test('tells the day, the zones, the place, the agenda and the links', async () => {
    await open('2025-03-20T12:00');
    await world.turnTo('2025-03-27T00:00:00.000Z');
    expect(reminded()[0]?.text).toBe(
      [
        'Lantern meets Wednesday 2 April 2025, 16:00 UTC (18:00 Amsterdam, Thursday 01:00 Tokyo), Room 1.',
        'On the agenda:',
        '- Releases',
        '/agenda shows the agenda (0 open items), /agenda add adds to it.',
        'other time zones (https://www.timeanddate.com/worldclock/fixedtime.html?msg=Lantern&iso=20250402T1600&p1=1440&am=60) · iCal (https://meetings.example.org/lantern.ics)',
        'Please add your topics.',
      ].join('\n'),
    );
  });

  test('owners of open actions privately, with what is theirs', async () => {
    await open('2025-03-19T16:55');
    await world.turnTo('2025-03-19T17:00:00.000Z');
    await world.say('mira', '/meeting start');
    await world.say('mira', '/action @kenji write the rules');
    await world.say('mira', '/action @jonas book the room');
    await world.say('jonas', '/done 2');
    await world.say('mira', '/meeting end');
    await world.turnTo('2025-04-01T16:30:00.000Z');
    const own = reminded().filter(({ to }) => to !== undefined);
    expect(own.map(({ at, to }) => `${at} ${to}`)).toEqual(['2025-04-01T16:00 kenji']);
    expect(own[0]?.text).toContain('- [ ] #1 write the rules');
  });
});

describe('when the date changes', () => {
  test('the new start has its own reminders, the old one none', async () => {
    await open('2025-03-20T12:00');
    await world.say('mira', '/meeting next 2025-04-04 18:00');
    await world.turnTo('2025-04-04T16:00:00.000Z');
    expect(times().filter((time) => time.endsWith('rooms'))).toEqual([
      '2025-03-28T17:00 rooms',
      '2025-04-03T16:00 rooms',
    ]);
  });

  test('what would have been due before the date was set is not sent', async () => {
    await open('2025-04-01T20:00');
    await world.turnTo('2025-04-02T15:45:00.000Z');
    expect(times()).toEqual([
      '2025-04-02T15:00 mira',
      '2025-04-02T15:00 jonas',
      '2025-04-02T15:00 kenji',
      '2025-04-02T15:30 mira',
    ]);
  });

  test('no date, no reminders', async () => {
    await open('2025-03-20T12:00');
    await world.say('mira', '/meeting next none');
    await world.turnTo('2025-05-01T12:00:00.000Z');
    expect(times()).toEqual([]);
  });
});

const downUntil = async (at: string): Promise<void> => {
  const kept = durableParts();
  await open('2025-03-20T12:00', kept);
  await world.stop();
  await open(at, kept);
  await world.turnTo(`${at}:00.000Z`);
};

describe('after Gavel was not running', () => {
  test('what is still useful is sent, once', async () => {
    await downUntil('2025-03-28T09:00');
    expect(times()).toEqual(['2025-03-28T09:00 rooms']);
  });

  test('of two for the same people only the later one', async () => {
    await downUntil('2025-04-01T20:00');
    expect(times()).toEqual(['2025-04-01T20:00 rooms']);
    expect(world.log.join()).toContain("while Gavel wasn't running: 1 week rooms");
  });

  test('after the start none is sent, and the log tells which', async () => {
    await downUntil('2025-04-02T16:30');
    expect(times()).toEqual([]);
    expect(world.log.join()).toContain('1 week rooms, 1 day rooms, 1 day owners, 1 hour unanswered, gathering chairs');
  });
});
