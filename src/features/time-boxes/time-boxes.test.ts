import { afterEach, describe, expect, test } from '@jest/globals';

import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';

const settings = {
  schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
  reminders: [],
  unattended: false,
  format: {
    path: 'minutes-{date}.md',
    sections: [
      { kind: 'topics', heading: 'Agenda', topics: [{ title: 'Releases', minutes: 10 }, { title: 'Community' }] },
    ],
  },
};

let world: MeetingWorld;
afterEach(() => world.stop());

const begin = async (more: object = {}): Promise<void> => {
  world = await meetingWorld({ group: inventedGroup({ ...settings, ...more }), at: '2024-05-15T16:50:00.000Z' });
  await to('17:00');
  await world.say('mira', '/meeting start');
};
const to = (time: string): Promise<void> => world.turnTo(`2024-05-15T${time}:00.000Z`);
const told = (): string[] =>
  world.timeline
    .filter(({ text }) => /left|[Tt]ime's up/u.test(text) && !text.includes('Roll call'))
    .map(({ at, to: whom = 'rooms', text }) => `${at.slice(11)} ${whom}: ${text}`);

describe('the whole meeting', () => {
  test('is told to the chair, and nobody else', async () => {
    await begin();
    await to('19:00');
    expect(told()).toEqual(['17:50 mira: 10 minutes left in this meeting.', "18:00 mira: Time's up for this meeting."]);
  });

  test('to the rooms a minute later, where the group wants it', async () => {
    await begin({ timeBoxes: { warn: 5, tell: 'rooms' } });
    await to('19:00');
    expect(told()).toEqual([
      '17:55 mira: 5 minutes left in this meeting.',
      '17:56 rooms: 5 minutes left in this meeting.',
      "18:00 mira: Time's up for this meeting.",
      "18:01 rooms: Time's up for this meeting.",
    ]);
  });

  test('goes by its real beginning, and by its extension', async () => {
    world = await meetingWorld({ group: inventedGroup(settings), at: '2024-05-15T16:50:00.000Z' });
    await to('17:10');
    await world.say('mira', '/meeting start');
    await to('17:30');
    await world.say('mira', '/meeting extend 20');
    await to('20:00');
    expect(told().map((line) => line.slice(0, 5))).toEqual(['18:20', '18:30']);
  });

  test('where nobody chairs, everybody hears it', async () => {
    await begin({ chairs: [], secretaries: [] });
    await to('18:00');
    expect(told()[0]).toBe('17:50 rooms: 10 minutes left in this meeting.');
  });
});

describe('a topic', () => {
  test('has the time box of the format from when it is taken up', async () => {
    await begin({ timeBoxes: { warn: 0 } });
    await to('17:05');
    await world.say('mira', '/topic releases');
    await to('17:30');
    expect(told()).toEqual(['17:13 mira: Releases: 2 minutes left.', "17:15 mira: Releases: time's up (10 minutes)."]);
  });

  test('is left in peace once another is taken up', async () => {
    await begin({ timeBoxes: { warn: 0 } });
    await world.say('mira', '/topic releases');
    await to('17:05');
    await world.say('mira', '/topic community');
    await to('17:30');
    expect(told()).toEqual([]);
  });

  test('keeps its time when another is removed; the one before starts anew when it is removed itself', async () => {
    await begin({ timeBoxes: { warn: 0 } });
    await world.say('mira', '/agenda add Lamps');
    await world.say('mira', '/topic releases');
    await to('17:05');
    await world.say('mira', '/topic remove lamps');
    await to('17:08');
    await world.say('mira', '/topic Moths');
    await to('17:09');
    await world.say('mira', '/topic remove');
    await to('17:30');
    expect(told()).toEqual([
      '17:08 mira: Releases: 2 minutes left.',
      '17:17 mira: Releases: 2 minutes left.',
      "17:19 mira: Releases: time's up (10 minutes).",
    ]);
  });

  test('is given minutes by the chair, more, or none', async () => {
    await begin({ timeBoxes: { warn: 0 } });
    await world.say('mira', '/timebox 5');
    expect(world.timeline.at(-1)?.text).toContain("There's no topic yet");
    await world.say('mira', '/topic community');
    await world.say('mira', '/timebox 5');
    await to('17:04');
    await world.say('mira', '/timebox 5 minutes');
    await to('17:08');
    expect(told()).toEqual(['17:04 mira: Community: 1 minute left.', '17:08 mira: Community: 1 minute left.']);
    await world.say('mira', '/timebox off');
    await world.say('kenji', '/timebox 5');
    await world.say('mira', '/timebox long');
    await to('17:30');
    expect(told()).toHaveLength(2);
  });
});
