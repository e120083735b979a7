import { expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { given, givenIn, NOW, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';

const running = given(PLANNED, present('mira'), STARTED);
const ended = { type: 'lifecycle.ended', at: NOW, by: 'mira' };

test('it ends the meeting, proposes its minutes and plans the next one', () => {
  expect(running.when('mira', '/meeting end')).toEqual({
    events: [ended],
    effects: ['propose', 'plan'],
  });
});

test('it closes the vote that is open, and tells its result', () => {
  const voting = running.after(['mira', '/vote Shall we?'], ['mira', '/vote yes'], ['kenji', '/vote yes']);
  const { events, announce } = voting.when('mira', '/meeting end');
  expect(events).toEqual([ended]);
  expect(announce).toBe('Vote closed: Shall we? – unanimous in favor.');
  expect(voting.and(ended).minutes()).toContain('(vote: unanimous in favor; closed by the end of the meeting)');
});

test('off the record it works, too', () => {
  expect(running.after(['mira', '/offrecord']).when('mira', '/meeting end').events).toEqual([ended]);
});

test('before the meeting has started it is refused', () => {
  const gathering = given(PLANNED, { type: 'lifecycle.gathered', at: PLANNED.at });
  expect(gathering.when('mira', '/meeting end').refuse).toBe(
    "The meeting hasn't started yet. Start it with /meeting start, or call it off with /meeting abort.",
  );
});

test('those who do not lead may end it only once its time is over', () => {
  const over = '2026-03-03T18:00:00.000Z';
  expect(running.when('kenji', '/meeting end', '2026-03-03T17:59:59.000Z').refuse).toBe(
    'Only the chair or secretary can do that: @mira, @jonas.',
  );
  expect(running.when('kenji', '/meeting end', over).events).toEqual([{ ...ended, at: over, by: 'kenji' }]);
  const nobody = givenIn({ ...demoGroup, chairs: [] }, PLANNED, STARTED);
  expect(nobody.when('kenji', '/meeting end').events).toEqual([{ ...ended, by: 'kenji' }]);
});
