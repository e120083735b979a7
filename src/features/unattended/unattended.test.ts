import { afterEach, describe, expect, test } from '@jest/globals';

import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { durableParts, meetingWorld, type MeetingWorld } from '../../../test/doubles/meeting-world.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import type { Store } from '../../ports/store.ts';

const group = inventedGroup({
  schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2', duration: 60, gathering: 15 },
  reminders: [],
  timeBoxes: { warn: 0 },
  unattended: { remindChairs: 5, askEnd: 10, endAfter: 20 },
});

let world: MeetingWorld;
afterEach(() => world.stop());

const to = (time: string): Promise<void> => world.turnTo(`2024-05-15T${time}:00.000Z`);
const said = (words: string): string[] =>
  world.timeline
    .filter(({ text }) => text.includes(words))
    .map(({ at, to: whom = 'rooms' }) => `${at.slice(11)} ${whom}`);
const state = () => world.meeting().stateOf(lifecycleState);

describe('a meeting that nobody starts', () => {
  test('its chairs are reminded, and then it is planned anew with what stands on its agenda', async () => {
    world = await meetingWorld({ group, at: '2024-05-15T12:00:00.000Z' });
    await world.say('kenji', '/agenda add Releases: the new key');
    await world.say('kenji', '/regrets');
    await to('17:59');
    expect(said('was due to start')).toEqual(['17:05 mira']);
    expect(state()).toMatchObject({ phase: 'gathering' });
    await to('18:00');
    expect(world.timeline.at(-1)?.text).toBe(
      "Nobody started the meeting of Wednesday 15 May 2024, 17:00 UTC, so it wasn't held.\n" +
        'Next meeting: Wednesday 29 May 2024, 17:00 UTC.',
    );
    expect(state()).toMatchObject({ phase: 'planned', planned: '2024-05-29T17:00:00.000Z' });
  });

  test('at the next date the roll call is a new message, and counts anew', async () => {
    world = await meetingWorld({ group, at: '2024-05-15T12:00:00.000Z' });
    await world.say('kenji', '/regrets');
    await world.turnTo('2024-05-29T17:00:00.000Z');
    const rolls = world.timeline.filter(({ text }) => text.startsWith('Roll call'));
    expect(rolls.map(({ at }) => at)).toEqual(['2024-05-15T16:45', '2024-05-29T16:45']);
    expect(rolls[1]?.text).not.toContain('kenji');
    await world.say('mira', '/meeting start');
    await world.say('mira', '/note done');
    await world.say('mira', '/meeting end');
    expect(world.last()?.stateOf(lifecycleState)).toMatchObject({ phase: 'in review' });
  });

  test('a chair who starts late is in time', async () => {
    world = await meetingWorld({ group, at: '2024-05-15T12:00:00.000Z' });
    await to('17:40');
    await world.say('mira', '/meeting start');
    await to('18:30');
    expect(state()).toMatchObject({ phase: 'in session' });
    expect(said('was due to start')).toEqual(['17:05 mira']);
  });

  test('when Gavel was not running either, nothing is opened that is over', async () => {
    const kept = durableParts();
    world = await meetingWorld({ group, at: '2024-05-15T12:00:00.000Z', durable: kept });
    await world.stop();
    world = await meetingWorld({ group, at: '2024-05-16T09:00:00.000Z', durable: kept });
    expect(state()).toMatchObject({ phase: 'planned', planned: '2024-05-29T17:00:00.000Z' });
    expect(world.timeline.map(({ text }) => text)).toEqual([expect.stringContaining("so it wasn't held")]);
  });
});

const begin = async (): Promise<void> => {
  world = await meetingWorld({ group, at: '2024-05-15T16:50:00.000Z' });
  await to('17:00');
  await world.say('mira', '/meeting start');
  await world.say('mira', '/note the first');
};

describe('a meeting that nobody ends', () => {
  test('is asked for, and ends by itself with everything in its minutes', async () => {
    await begin();
    await to('18:29');
    expect(said('Is it over?')).toEqual(['18:10 rooms']);
    expect(state()).toMatchObject({ phase: 'in session' });
    await to('18:30');
    expect(said('The meeting has ended')).toEqual(['18:30 rooms']);
    expect(world.last()?.stateOf(lifecycleState)).toMatchObject({
      phase: 'in review',
      ended: '2024-05-15T18:00:00.000Z',
    });
    expect(state()).toMatchObject({ phase: 'planned', planned: '2024-05-29T17:00:00.000Z' });
  });

  test('closes the vote that is open, and tells its result', async () => {
    await begin();
    await world.say('mira', '/vote Ship it');
    await world.say('mira', '/vote yes');
    await to('18:30');
    expect(world.timeline.filter(({ text }) => text.includes('has ended')).map(({ text }) => text)).toEqual([
      'Vote closed: Ship it – 1 in favor.\n' +
        'The meeting has ended. Nobody ended it, so I did. Nothing is lost: you can still add to the minutes.',
    ]);
  });

  test('goes on as long as something is recorded, and was over when that ceased', async () => {
    await begin();
    await to('18:08');
    await world.say('kenji', '/note late in the day');
    await to('18:20');
    expect(said('Is it over?')).toEqual(['18:13 rooms']);
    await world.say('kenji', '/note and more');
    await to('18:39');
    expect(state()).toMatchObject({ phase: 'in session' });
    await to('18:40');
    expect(world.last()?.stateOf(lifecycleState)).toMatchObject({ ended: '2024-05-15T18:20:00.000Z' });
  });

  test('costs no job for each line that is recorded after its planned end', async () => {
    const { store, ...others } = durableParts();
    const wakes = new Set<string>();
    const counting: Store = {
      ...store,
      commit(commit) {
        for (const { id } of commit.jobs ?? []) if (id.includes('/wake/overrun/')) wakes.add(id);
        return store.commit(commit);
      },
    };
    world = await meetingWorld({ group, at: '2024-05-15T12:00:00.000Z', durable: { ...others, store: counting } });
    await to('17:00');
    await world.say('mira', '/meeting start');
    await to('18:11');
    for (let minute = 12; minute < 42; minute += 1) {
      await to(`18:${minute}`);
      await world.say('mira', `/note still at it ${minute}`);
    }
    expect(wakes.size).toBeGreaterThan(0);
    expect(wakes.size).toBeLessThan(10);
    expect(said('The meeting has ended')).toEqual([]);
    await to('19:01');
    expect(said('The meeting has ended')).toEqual(['19:01 rooms']);
  });

  test('after the question anybody ends it', async () => {
    await begin();
    await to('18:15');
    await world.say('kenji', '/meeting end');
    expect(world.last()?.stateOf(lifecycleState)).toMatchObject({ phase: 'in review', endedBy: 'kenji' });
    await to('23:00');
    // The message about the minutes says it, and is edited as they go on.
    expect([...new Set(said('The meeting has ended'))]).toEqual(['18:15 rooms']);
  });

  test('a chair gives it more time', async () => {
    await begin();
    await to('18:12');
    await world.say('mira', '/meeting extend 30 minutes');
    await world.say('kenji', '/meeting extend');
    await world.say('mira', '/meeting extend soon');
    expect(said('Only the chair')).toEqual(['18:12 kenji']);
    expect(said('How many more minutes?')).toEqual(['18:12 mira']);
    await world.say('kenji', '/meeting end');
    await to('18:51');
    expect(state()).toMatchObject({ phase: 'in session' });
    await to('18:52');
    expect(said('Is it over?')).toEqual(['18:10 rooms', '18:52 rooms']);
  });

  test('where the group does not want it, it stays open', async () => {
    world = await meetingWorld({ group: { ...group, unattended: false }, at: '2024-05-15T16:50:00.000Z' });
    await to('17:00');
    await world.say('mira', '/meeting start');
    await world.turnTo('2024-05-17T00:00:00.000Z');
    expect(state()).toMatchObject({ phase: 'in session' });
  });
});
