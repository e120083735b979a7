import { describe, expect, test } from '@jest/globals';

import { personCalled } from '../../test/doubles/demo-group.ts';
import { ENDED, given, NOW, PLANNED, present, PROPOSED, STARTED, type Given } from '../../test/doubles/given.ts';
import { isRefusedDecision, type TypedCommand } from '../meeting/feature.ts';
import { meetingKernel } from './index.ts';

const planned = given(PLANNED);
const running = planned.and(present('mira'), STARTED);
const proposed = running.and(ENDED, PROPOSED, { type: 'lifecycle.reviewed', at: ENDED.at });

describe('a command at the wrong time', () => {
  test.each<[string, Given, string]>([
    ['/note hello', planned, 'No meeting is running. Start one with /meeting start.'],
    [
      '/vote Shall we?',
      planned.and({ type: 'lifecycle.gathered', at: NOW }),
      "hasn't started yet. Start it with /meeting start.",
    ],
    ['/meeting start', running.and(ENDED), 'The meeting is over.'],
    ['/note hello', proposed, 'The meeting is over, and its minutes are waiting for approval.'],
    ['/note hello', proposed.and({ type: 'lifecycle.approved', at: NOW }), 'and its minutes are approved.'],
    ['/meeting approve', running, 'No minutes are waiting for approval.'],
  ])('%s is refused, with what to do', (line, meeting, why) => {
    expect(meeting.when('mira', line).refuse).toContain(why);
  });
});

test('off the record only what ends it is taken, and who is there', () => {
  const off = running.after(['mira', '/offrecord']);
  expect(off.when('mira', '/note hello').refuse).toBe(
    "We're off the record, so that wasn't saved. Use /onrecord first.",
  );
  expect(off.when('kenji', '/present').events).toHaveLength(1);
  expect(off.when('mira', '/onrecord').events).toHaveLength(1);
});

test('what only those who lead may do is refused with their names', () => {
  expect(running.when('kenji', '/topic Boats').refuse).toBe('Only the chair or secretary can do that: @mira, @jonas.');
});

/** What a command is refused with, that comes in another way than by a line in a room. */
function refusal(verb: string, more: Partial<TypedCommand>): object | undefined {
  const command = meetingKernel.commands.find((one) => one.verb === verb);
  if (!command) throw new Error(`There is no ${verb}`);
  const typed = { by: personCalled('kenji'), at: NOW, form: verb, args: '', ...more };
  const decided = meetingKernel.decide(command, typed, running.meeting);
  return isRefusedDecision(decided) ? decided : undefined;
}

test('in a direct message only what concerns nobody else is taken', () => {
  const inRoom = {
    refuse: "That's for everyone to see. Type it in the room of Lantern working group.",
  };
  expect(refusal('note', { direct: true, args: 'hello' })).toEqual(inRoom);
  expect(refusal('agenda', { direct: true })).toBeUndefined();
  expect(refusal('meeting next', { direct: true })).toBeUndefined();
  expect(refusal('meeting next', { direct: true, args: 'friday' })).toEqual(inRoom);
});

test('a form can only name a topic that is on the agenda', () => {
  const chosen = { said: personCalled('sofia'), topic: 'Agenda/1', owners: [] };
  expect(refusal('note', { args: 'hello', chosen })).toBeUndefined();
  expect(refusal('note', { args: 'hello', chosen: { ...chosen, topic: 'Agenda/99' } })).toEqual({
    refuse: "This topic isn't on the agenda. Choose another one.",
    field: 'topic',
  });
});

describe('a form for an action', () => {
  const chosen = { said: personCalled('sofia'), topic: 'Agenda/1', owners: [personCalled('lena')] };

  test('takes the words as they stand, for those who were chosen', () => {
    const command = meetingKernel.commands.find(({ verb }) => verb === 'action');
    const typed = { by: personCalled('kenji'), at: NOW, form: 'action', args: '@mira buys oil by friday', chosen };
    const decided = command && meetingKernel.decide(command, typed, running.meeting);
    expect(decided).toMatchObject({
      events: [
        {
          entry: {
            kind: 'action',
            text: '@mira buys oil by friday',
            owners: ['lena'],
            author: 'kenji',
            said: 'sofia',
            topic: 'Agenda/1',
          },
        },
      ],
    });
  });

  test('cannot be due before today', () => {
    expect(refusal('action', { args: 'buy oil', chosen: { ...chosen, due: '2026-03-02' } })).toEqual({
      refuse: 'Monday 2 March has passed.',
      field: 'due',
    });
    expect(refusal('action', { args: 'buy oil', chosen: { ...chosen, due: '2026-03-04' } })).toBeUndefined();
  });
});
