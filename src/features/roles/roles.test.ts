import { describe, expect, test } from '@jest/globals';

import { demoGroup, personCalled } from '../../../test/doubles/demo-group.ts';
import { given, type Given, givenIn, NOW, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { mayLead, rolesFeature } from './roles.ts';

const running = given(PLANNED, present('mira'), STARTED);

test('the group’s chairs and secretaries lead until somebody else is named', () => {
  expect(running.meeting.stateOf(rolesFeature)).toEqual({ chair: demoGroup.chairs, secretary: demoGroup.secretaries });
  const named = running.after(['mira', '/chair @kenji']);
  expect(named.meeting.stateOf(rolesFeature).chair).toEqual(['kenji']);
  expect(mayLead(personCalled('kenji'), named.meeting)).toBe(true);
  expect(mayLead(personCalled('mira'), named.meeting)).toBe(false);
  expect(mayLead(personCalled('jonas'), named.meeting)).toBe(true);
});

test('where a meeting has no chair everyone leads, guests too', () => {
  const none = running.and({ type: 'roles.named', at: NOW, role: 'chair', people: [] });
  expect(mayLead(personCalled('somebody new'), none.meeting)).toBe(true);
});

test.each([
  ['mira', '/chair', 'Add only names, like @mira.'],
  ['mira', '/chair @kenji please', 'Add only names, like @mira.'],
  ['mira', '/secretary @nobody', "I don't know @nobody."],
  ['kenji', '/chair @kenji', 'Only the chair or secretary can do that'],
])('%s: %s is refused', (who, line, why) => expect(running.when(who, line).refuse).toContain(why));

test('it is told to all, and stands in the minutes', () => {
  expect(running.when('mira', '/chair @kenji, @lenaf').announce).toBe('@kenji and @lena are now chairs.');
  expect(running.after(['mira', '/secretary @me']).minutes()).toContain('- Chair: @mira\n- Secretary: @mira\n');
});

const chairs = ({ meeting }: Given): readonly string[] => meeting.stateOf(rolesFeature).chair;

describe('MeetBot’s #chair', () => {
  test('lets others lead this meeting too, by nick, and #unchair takes it back', () => {
    const several = running.after(['mira', '#chair kenji, @lenaf']);
    expect(chairs(several)).toEqual(['mira', 'kenji', 'lena']);
    expect(chairs(several.after(['kenji', '#unchair lena mira']))).toEqual(['kenji']);
    expect(several.minutes()).toContain('- Chair: @mira, @kenji, @lena');
  });

  test('takes a guest who was heard; a name that nobody bears keeps out no other', () => {
    const met = running.and({ type: 'guest.met', at: NOW, key: 'web:rope', name: 'Rope' });
    const said = met.when('mira', '#chair rope kenjo kenji');
    expect(said.announce).toBe("This meeting's chairs: @mira, Rope and @kenji.");
    expect(said.answer).toBe("I don't know @kenjo. Did you mean @kenji?");
  });

  test('is whoever says #startmeeting, if there is none; the meeting begins at once', () => {
    const nobody = givenIn({ ...demoGroup, chairs: [] }, PLANNED);
    const early = '2026-03-03T16:30:00.000Z';
    expect(nobody.when('kenji', '#startmeeting', early).events?.map(({ type }) => type)).toEqual([
      'lifecycle.started',
      'roles.named',
    ]);
    expect(chairs(nobody.after(['kenji', '#startmeeting']))).toEqual(['kenji']);
    expect(chairs(nobody.after(['kenji', '/meeting start']))).toEqual([]);
    expect(chairs(given(PLANNED).after(['jonas', '#startmeeting']))).toEqual(['mira']);
  });
});
