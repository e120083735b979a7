import { describe, expect, test } from '@jest/globals';

import { demoGroup, personCalled } from '../../../test/doubles/demo-group.ts';
import { given, givenIn, NOW, PLANNED, present, STARTED, ENDED } from '../../../test/doubles/given.ts';
import { meetingWorld } from '../../../test/doubles/meeting-world.ts';
import { attendanceLists } from '../../meeting/attendance-lists.ts';
import type { Event } from '../../meeting/event.ts';
import { rollCall } from './roll-call.ts';
import { takingPart } from './taking-part.ts';

const running = given(PLANNED, STARTED);
const took = (
  meeting: typeof running,
  who: string,
  ...events: readonly (Event & Record<string, unknown>)[]
): string[] => takingPart(events, personCalled(who), NOW, meeting.meeting).map((event) => event.who);
const by = (who: string, line: string, meeting = running): string[] =>
  took(meeting, who, ...((meeting.when(who, line).events ?? []) as (Event & Record<string, unknown>)[]));

describe('whoever does what only somebody does who is there', () => {
  test.each([
    ['kenji', '/note the key was rotated', ['kenji']],
    ['kenji', 'q+', ['kenji']],
    ['mira', '/topic Lamps', ['mira']],
    ['mira', '/vote Buy a lamp?', ['mira']],
    ['mira', '/elect chair @sofia', ['mira', 'sofia']],
    ['jonas', '/note @kenji: the key was rotated', ['jonas', 'kenji']],
    ['kenji', '/done 1', []],
    ['kenji', '/agenda', []],
  ])('%s: %s', (who, line, there) => {
    const meeting = line.startsWith('/done') ? running.after(['kenji', '/action @kenji look']) : running;
    expect(by(who, line, meeting)).toEqual(there);
  });

  test('once, and not off the record', () => {
    expect(by('kenji', '/note again', running.and(present('kenji')))).toEqual([]);
    const aside = running.after(['mira', '/offrecord']);
    expect(by('mira', '/onrecord', aside)).toEqual([]);
  });

  test('who sent regrets is not there because others elect them', () => {
    const sorry = given(PLANNED).after(['sofia', '/regrets']).and(STARTED);
    expect(by('mira', '/elect chair @sofia', sorry)).toEqual(['mira']);
  });
});

const tookPart = (who: string, at: string, more: object = {}) => ({ type: 'roll-call.took-part', at, who, ...more });

describe('in the minutes', () => {
  test('they came at no known time, and stand in no other list', () => {
    const held = running.and(
      tookPart('kenji', '2026-03-03T17:40:00.000Z'),
      present('kenji', '2026-03-03T17:50:00.000Z'),
    );
    const { present: there, absent } = attendanceLists(held.and(ENDED).meeting);
    expect(there.map(({ key, note }) => [key, note])).toEqual([['kenji', undefined]]);
    expect(absent).not.toContain('kenji');
  });

  test('guests are marked, unless everybody is one', () => {
    const met = { type: 'guest.met', at: NOW, key: 'slack:U1', name: 'Rowan (Initech)' };
    const guest = [met, tookPart('slack:U1', NOW, { guest: true }), ENDED];
    expect(running.and(...guest).minutes()).toContain('- Rowan (Initech) (guest)\n');
    const nobody = { ...demoGroup, directory: { ...demoGroup.directory, members: [] } };
    expect(givenIn(nobody, PLANNED, STARTED, ...guest).minutes()).toContain('- Rowan (Initech)\n');
  });
});

describe('after the end, until the minutes are approved', () => {
  const over = running.and(present('mira'), present('kenji'), ENDED);

  test.each([
    ['/present @sofia', 'present', { key: 'sofia' }, 'Attendance corrected: @sofia was there.'],
    ['/left @kenji', 'left', { key: 'kenji', note: 'left early' }, 'Attendance corrected: @kenji left early.'],
  ])('%s corrects it, and proposes anew', (line, to, entry, told) => {
    const outcome = over.when('mira', line);
    expect(outcome).toMatchObject({ events: [{ type: 'roll-call.corrected', to }], effects: ['propose'] });
    expect(outcome.announce).toBe(told);
    expect(attendanceLists(over.after(['mira', line]).meeting).present).toContainEqual(expect.objectContaining(entry));
  });

  test('who was not there, or had sent regrets', () => {
    expect(attendanceLists(over.after(['mira', '/absent @kenji']).meeting).absent).toContain('kenji');
    expect(attendanceLists(over.after(['mira', '/excused @sofia']).meeting).regrets).toEqual(['sofia']);
    expect(attendanceLists(over.after(['mira', '/regrets @sofia']).meeting).regrets).toEqual(['sofia']);
  });

  test('a stranger cannot take back everybody’s approvals by it', () =>
    expect(over.when('nobody here', '/present').refuse).toContain('Only members'));
});

describe('a group that asks', () => {
  const asks = { ...demoGroup, attendance: { ...demoGroup.attendance, uncounted: 'ask' as const } };
  const held = givenIn(asks, PLANNED, STARTED, {
    type: 'roll-call.took-part',
    at: NOW,
    who: 'kenji',
    ask: true,
  }).and(ENDED);

  test('counts those who lead, and asks about the others', () => {
    const open = givenIn(asks, PLANNED, STARTED);
    expect(
      takingPart(open.when('kenji', '/note x').events ?? [], personCalled('kenji'), NOW, open.meeting),
    ).toMatchObject([{ who: 'kenji', ask: true }]);
    expect(takingPart(open.when('mira', '/topic x').events ?? [], personCalled('mira'), NOW, open.meeting)).toEqual([
      { type: 'roll-call.took-part', at: NOW, who: 'mira' },
    ]);
  });

  test('each chair is notified, a guest by their account', () => {
    const met = { type: 'guest.met', at: NOW, key: 'slack:U1', name: 'Rowan' };
    const named = { type: 'roles.named', at: NOW, role: 'chair', people: ['mira', 'slack:U1'] };
    const asked = rollCall.views?.(held.and(met, named).meeting).find(({ key }) => key === 'took-part');
    expect(asked?.message.lines[0]?.pieces).toEqual([
      { member: 'mira', calls: true },
      ' ',
      { member: 'Rowan', account: 'slack:U1', calls: true },
      ' ',
      expect.stringContaining('@kenji took part'),
    ]);
  });

  test('a chair’s ✅ counts them', () => {
    expect(attendanceLists(held.meeting).absent).toContain('kenji');
    expect(held.whenReacted('sofia', '✅', { about: 'took-part' })?.refuse).toContain('Only the chair or secretary');
    expect(held.whenReacted('mira', '✅', { about: 'took-part' })).toEqual({
      events: [{ type: 'roll-call.corrected', at: NOW, who: 'kenji', to: 'present' }],
      effects: ['propose'],
    });
  });
});

test('a whole meeting without a roll call has its people', async () => {
  const world = await meetingWorld();
  await world.say('ada', '/meeting start');
  await world.say('ada', '/meeting start');
  await world.say('kim', '/note twelve moths');
  await world.say('ada', '/meeting end');
  await world.say('ada', '/present @sol');
  expect(world.told()).toContain('Attendance corrected: @sol was there.');
  const held = world.gavel.session(world.meeting().group.id)?.last();
  expect(held && attendanceLists(held).present.map(({ key }) => key)).toEqual(['ada', 'kim', 'sol']);
  await world.stop();
});
