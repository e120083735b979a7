import { afterEach, describe, expect, test } from '@jest/globals';

import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { durableParts, meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { textIn } from '../../../test/doubles/proposals.ts';
import { entriesFeature } from '../../meeting/entry.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { hasRegrets, presentNow } from '../../meeting/roll-call.ts';
import { topicsInOrder } from '../../meeting/topics.ts';
import { rolesFeature } from '../roles/roles.ts';
import { openMotion } from '../votes/votes.ts';

const group = inventedGroup({
  schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2', duration: 60, gathering: 15 },
  reminders: [],
  timeBoxes: { warn: 0 },
});

let world: MeetingWorld;
afterEach(() => world.stop());

const saying = async (...lines: readonly string[]): Promise<void> => {
  for (const line of lines) await world.say('mira', line);
};
const state = () => world.meeting().stateOf(lifecycleState);
const told = (): string | undefined => world.timeline.at(-1)?.text;

describe('a meeting that was started by mistake, days before its time', () => {
  test('is planned as before, with its agenda, its roles and who cannot come; nothing of the mistake stays', async () => {
    world = await meetingWorld({ group, at: '2024-05-13T12:00:00.000Z' });
    await world.say('kenji', '/agenda add May I join?');
    await world.say('kenji', '/regrets');
    await saying('/secretary @kenji', '/meeting start');
    const { version } = world.meeting();
    await saying('/meeting abort');
    expect(world.meeting().version).toBe(version + 1);
    expect(world.timeline.map(({ text }) => text)).toContain(
      '@mira aborted the meeting: it has no minutes.\n' +
        'Next meeting: Wednesday 15 May 2024, 17:00 UTC.\n' +
        'Was that a mistake? /meeting start starts it again.',
    );
    expect(state()).toMatchObject({ phase: 'planned', planned: '2024-05-15T17:00:00.000Z' });
    expect(hasRegrets('kenji', world.meeting())).toBe(true);
    expect(world.meeting().stateOf(rolesFeature).secretary).toEqual(['kenji']);
    expect(topicsInOrder(world.meeting()).map(({ title }) => title)).toEqual(['Releases', 'May I join?']);
    await saying('/meeting status');
    expect(told()).toContain('The last meeting was aborted Monday 13 May 2024, 12:00 UTC. It has no minutes.');
    await world.turnTo('2024-05-15T16:45:00.000Z');
    expect(state()).toMatchObject({ phase: 'gathering' });
  });

  test('asks where something was recorded; then that is in no minutes, and no number comes again', async () => {
    world = await meetingWorld({ group, at: '2024-05-13T12:00:00.000Z' });
    await world.say('kenji', '/agenda add Releases: the new key');
    await saying('/meeting start', '/present', '/topic Budget', '/note one', '/vote Adopt it', '/elect chair @kenji');
    await saying('/meeting abort');
    expect(told()).toBe(
      '2 entries would be lost: an aborted meeting has no minutes.\n' +
        '/meeting abort yes aborts it anyway, /meeting end ends it with minutes.',
    );
    expect(state().phase).toBe('in session');
    await saying('/offrecord', '/onrecord', '/meeting abort yes');
    const meeting = world.meeting();
    expect([...meeting.stateOf(entriesFeature).byNumber.values()].map(({ text }) => text)).toEqual(['the new key']);
    expect([presentNow(meeting), openMotion(meeting)]).toEqual([[], undefined]);
    expect(topicsInOrder(meeting).map(({ title }) => title)).toEqual(['Releases']);
    expect(world.last()).toBeUndefined();
    await world.turnTo('2024-05-15T17:00:00.000Z');
    await saying('/meeting start', '/note two', '/meeting end');
    const minutes = textIn(world.forge, 'minutes-2024-05-15.md', 'minutes-2024-05-15');
    expect(minutes).toContain('two');
    expect(minutes).not.toContain('one');
    expect(world.last()?.stateOf(entriesFeature).byNumber.get(5)).toMatchObject({ text: 'two' });
  });
});

describe('a meeting that cannot be held', () => {
  test('while people gather: the next date is planned, the roll call is closed, and it does not gather again', async () => {
    const kept = durableParts();
    world = await meetingWorld({ group, at: '2024-05-15T16:50:00.000Z', durable: kept });
    await saying('/present', '/meeting abort');
    expect(state()).toMatchObject({ phase: 'planned', planned: '2024-05-29T17:00:00.000Z' });
    expect(world.timeline.map(({ text }) => text)).toContain('Roll call\nClosed: this meeting was aborted.');
    await world.stop();
    world = await meetingWorld({ group, at: '2024-05-15T16:55:00.000Z', durable: kept });
    await world.turnTo('2024-05-15T18:30:00.000Z');
    expect(state()).toMatchObject({ phase: 'planned', planned: '2024-05-29T17:00:00.000Z' });
    await world.turnTo('2024-05-29T16:45:00.000Z');
    const roll = world.timeline.filter(({ text }) => text.startsWith('Roll call')).at(-1)?.text;
    expect(roll).toBe(
      'Roll call\nStarts Wednesday 29 May 2024, 17:00 UTC.\nReact ✋ to be counted. Take it back when you leave.\n' +
        "Present (0): …\nAgenda\n- 1. Releases\n✋ I'm here",
    );
  });

  test('/meeting start takes it back', async () => {
    world = await meetingWorld({ group, at: '2024-05-15T17:02:00.000Z' });
    await saying('/meeting start', '/note by mistake', '/meeting abort yes');
    expect(world.timeline.filter(({ text }) => text.includes('Minutes written'))).toEqual([]);
    await saying('/meeting start', '/present', '/note held', '/meeting end');
    const minutes = textIn(world.forge, 'minutes-2024-05-15.md', 'minutes-2024-05-15');
    expect(minutes).toContain('held');
    expect(minutes).not.toContain('by mistake');
    expect(world.last()?.stateOf(lifecycleState)).toMatchObject({
      phase: 'in review',
      begun: '2024-05-15T17:02:00.000Z',
    });
    expect(state()).toMatchObject({ phase: 'planned', planned: '2024-05-29T17:00:00.000Z' });
  });
});

test.each([
  ['kenji', '/meeting abort', 'Only the chair or secretary can do that'],
  ['mira', '/meeting abort now', 'To abort, type /meeting abort yes.'],
])('%s: %s is refused', async (who, line, why) => {
  world = await meetingWorld({ group, at: '2024-05-15T17:02:00.000Z' });
  await saying('/meeting start');
  await world.say(who, line);
  expect(told()).toContain(why);
  expect(state().phase).toBe('in session');
});
