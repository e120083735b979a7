import { expect, test } from '@jest/globals';

import { given, NOW, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { electionsFeature } from './elections.ts';

const running = given(PLANNED, present('mira'), STARTED);

test.each([
  ['/elect chair @kenji', 'chair', ['kenji']],
  ['/elect secretary @lenaf', 'secretary', ['lena']],
  ['/elect scribe @lena, @sofia', 'secretary', ['lena', 'sofia']],
])('%s', (line, role, people) => {
  expect(running.when('mira', line).events).toEqual([{ type: 'elections.elected', at: NOW, role, people }]);
});

test.each([
  ['mira', '/elect', 'Chair or secretary?'],
  ['mira', '/elect treasurer @kenji', 'Chair or secretary?'],
  ['mira', '/elect chair @nobody', "I don't know @nobody."],
  ['mira', '/unelect @kenji', "@kenji isn't elected."],
  ['kenji', '/elect chair @kenji', 'Only the chair or secretary can do that'],
])('%s: %s is refused', (who, line, why) => expect(running.when(who, line).refuse).toContain(why));

test('with no name volunteers react, and take it back', () => {
  const called = running.after(['mira', '/elect chair']);
  const hand = { about: 'elect:chair' };
  expect(called.whenReacted('kenji', '✋', hand)?.events).toMatchObject([{ role: 'chair', people: ['kenji'] }]);
  const his = called.and({ type: 'elections.elected', at: NOW, role: 'chair', people: ['kenji'] });
  expect(his.whenReacted('kenji', '✋', { ...hand, removed: true })?.events).toMatchObject([{ people: [] }]);
});

test('who was elected can be taken out, and the minutes name who is left', () => {
  const one = running.after(['mira', '/elect chair @kenji, @sofia'], ['mira', '/unelect @kenji']);
  expect(one.meeting.stateOf(electionsFeature).chair).toEqual(['sofia']);
  expect(one.minutes()).toContain('- Chair: @sofia\n- Secretary: …');
});
