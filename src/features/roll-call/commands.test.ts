import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { ENDED, given, givenIn, NOW, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';

const planned = given(PLANNED);
const running = planned.and(present('mira'), present('kenji'), STARTED);
const AFTER = '2026-03-03T19:00:00.000Z';
const ended = running.and(ENDED);
const approved = ended.and(
  { type: 'review.proposed', at: AFTER, branch: 'b', label: 'PR#1', commit: 'c1' },
  { type: 'review.approved', at: AFTER, who: 'sofia' },
);
const attended = (who: string, how: string) => ({ type: 'roll-call.attended', at: NOW, who, how });
const corrected = (who: string, to: string) => ({ type: 'roll-call.corrected', at: NOW, who, to });

describe('while it is held', () => {
  test('who is counted is counted once', () => {
    expect(running.when('kenji', '/present')).toEqual({ events: [], answer: '@kenji is already counted as present.' });
    expect(running.when('mira', '/present @sofia')).toEqual({
      events: [{ type: 'roll-call.present', at: NOW, who: 'sofia' }],
      answer: '@sofia is counted as present.',
    });
  });

  test('people leave', () => {
    expect(running.when('kenji', '/left')).toEqual({
      events: [{ type: 'roll-call.left', at: NOW, who: 'kenji' }],
      answer: '@kenji has left.',
    });
  });

  test('who was not there after all is taken out again', () => {
    expect(running.when('mira', '/absent @kenji')).toEqual({
      events: [corrected('kenji', 'absent')],
      answer: "@kenji wasn't there.",
    });
    expect(running.when('mira', '/absent @sofia')).toEqual({
      events: [],
      answer: "@sofia isn't counted as present.",
    });
  });

  test.each([
    ['mira', '/absent', "Who wasn't there?"],
    ['mira', '/absent @kenji please', 'Add a name, like @mira.'],
    ['mira', '/present @kenji @sofia', 'One person at a time'],
    ['kenji', '/absent @mira', 'Only the chair or secretary can do that'],
    ['kenji', `/regrets ${'x'.repeat(201)}`, '/left first'],
    ['sofia', `/regrets ${'x'.repeat(201)}`, 'the limit is 200. Use fewer words.'],
  ])('%s: %s is refused', (who, line, why) => expect(running.when(who, line).refuse).toContain(why));
});

describe('for a part of the meeting', () => {
  test.each([
    ['sofia', '/here late', attended('sofia', 'late'), '@sofia arrived late.'],
    ['kenji', '/present partly', attended('kenji', 'partly'), '@kenji was there for part of the meeting.'],
    ['mira', '/here @sofia Partially', attended('sofia', 'partly'), '@sofia was there for part of the meeting.'],
    ['sofia', '/here später', attended('sofia', 'late'), '@sofia arrived late.'],
  ])('%s: %s', (by, line, event, answer) => expect(running.when(by, line)).toEqual({ events: [event], answer }));

  test.each([
    ['sofia', '/here @kenji late', 'Only the chair or secretary can do that'],
    ['sofia', '/here very late', 'Add a name, like @mira.'],
    ['mira', '/here @kenji @sofia late', 'One person at a time'],
  ])('%s: %s is refused', (by, line, why) => expect(running.when(by, line).refuse).toContain(why));

  test('is said once, and taken back by /present alone', () => {
    const late = running.and(attended('kenji', 'late'));
    expect(late.when('kenji', '/here late')).toEqual({
      events: [],
      answer: '@kenji is already counted as present.',
    });
    expect(late.when('kenji', '/here partly').events).toEqual([attended('kenji', 'partly')]);
    const whole = late.after(['kenji', '/here']);
    expect(whole.minutes()).toContain('@kenji\n');
    expect(whole.when('kenji', '/here').events).toEqual([]);
  });

  test('is in the minutes beside the name, and counts more than the clock', () => {
    const came = running.and(
      present('sofia', '2026-03-03T17:30:00.000Z'),
      attended('sofia', 'partly'),
      attended('kenji', 'late'),
      { type: 'roll-call.regrets', at: PLANNED.at, who: 'tariq' },
      attended('tariq', 'partly'),
    );
    const minutes = came.and(ENDED).minutes();
    for (const line of ['@sofia (partly)', '@kenji (arrived late)', '@tariq (partly)'])
      expect(minutes).toContain(`${line}\n`);
  });

  test('corrects the minutes after the end, as members only can', () => {
    expect(approved.when('mira', '/present @sofia late')).toEqual({
      events: [attended('sofia', 'late')],
      announce: 'Attendance corrected: @sofia arrived late. The minutes need approving again.',
      effects: ['propose'],
    });
    expect(ended.when('stranger', '/here late').refuse).toBe(
      'Only members can correct the attendance after the meeting.',
    );
    const corrections = ended.and(attended('kenji', 'partly'), corrected('kenji', 'present'));
    expect(corrections.minutes()).toContain('@kenji\n');
  });

  test('two names of one person are one, who was there for a part', () => {
    const guest = { type: 'guest.met', at: NOW, key: 'web:K', name: 'Kay' };
    const joined = { type: 'links.joined', at: NOW, as: 'sofia', instead: 'web:K', users: [] };
    const both = running.and(guest, { ...attended('web:K', 'partly'), guest: true }, joined, ENDED);
    expect(both.minutes()).toContain('@sofia (partly)\n');
  });
});

describe('regrets', () => {
  const regrets = { type: 'roll-call.regrets', at: NOW, who: 'sofia' };

  test('without a reason are noted, once', () => {
    expect(planned.when('sofia', '/regrets')).toEqual({
      events: [regrets],
      answer: "Got it: @sofia can't come. /coming undoes this.",
    });
    expect(planned.and(regrets).when('sofia', '/regrets')).toEqual({
      events: [],
      answer: '@sofia already sent regrets. /coming undoes this.',
    });
  });

  const ill = { ...regrets, reason: 'ill' };

  test('with a reason tell it to the chair alone, and not twice', () => {
    expect(planned.when('sofia', '/regrets ill')).toEqual({
      events: [ill],
      answer: "Got it: @sofia can't come. I told the chair why, and nobody else. /coming undoes this.",
      notices: [
        [
          'mira',
          "@sofia can't come to Lantern working group's meeting on Tuesday 3 March 2026, 17:00 UTC " +
            '(18:00 Oslo, 18:00 Berlin, 18:00 Lagos, Wednesday 02:00 Tokyo): ill',
        ],
      ],
    });
    expect(planned.and(ill).when('sofia', '/regrets ill').notices).toBeUndefined();
    expect(planned.and(ill).when('sofia', '/regrets on a boat').notices).toHaveLength(1);
  });

  test('of the chair need not be told to the chair', () => {
    expect(planned.when('mira', '/regrets ill')).toEqual({
      events: [{ ...ill, who: 'mira' }],
      answer: "Got it: @mira can't come. /coming undoes this.",
    });
  });

  test('are told to the secretary if there is no chair, and to nobody if nobody leads', () => {
    const withoutChair = givenIn({ ...demoGroup, chairs: [] }, PLANNED);
    expect(withoutChair.when('sofia', '/regrets ill').notices?.map(([to]) => to)).toEqual(['jonas']);
    const leaderless = givenIn({ ...demoGroup, chairs: [], secretaries: [] }, PLANNED);
    expect(leaderless.when('sofia', '/regrets ill')).toEqual({
      events: [ill],
      answer: "Got it: @sofia can't come. There's no chair I could tell why. /coming undoes this.",
    });
  });

  test('of a meeting without a date name none', () => {
    const dateless = given({ type: 'lifecycle.planned', at: PLANNED.at });
    expect(dateless.when('sofia', '/regrets ill').notices).toEqual([
      ['mira', "@sofia can't come to Lantern working group's meeting: ill"],
    ]);
  });
});

describe('after the end', () => {
  test.each([
    ['kenji', '/left', 'kenji', 'left', '@kenji left early.'],
    ['sofia', '/present', 'sofia', 'present', '@sofia was there.'],
    ['sofia', '/regrets', 'sofia', 'regrets', '@sofia had sent regrets.'],
    ['mira', '/excused @sofia', 'sofia', 'regrets', '@sofia had sent regrets.'],
    ['mira', '/absent @kenji', 'kenji', 'absent', "@kenji wasn't there."],
  ])('%s: %s corrects the minutes, and all are told', (by, line, who, to, words) => {
    expect(ended.when(by, line)).toEqual({
      events: [corrected(who, to)],
      announce: `Attendance corrected: ${words}`,
      effects: ['propose'],
    });
  });

  test('it takes approvals back, and says so', () => {
    expect(approved.when('sofia', '/present').announce).toBe(
      'Attendance corrected: @sofia was there. The minutes need approving again.',
    );
  });

  test('who left early can be counted to the end', () => {
    const early = ended.and(corrected('kenji', 'left'));
    expect(early.when('kenji', '/present').events).toEqual([corrected('kenji', 'present')]);
    expect(ended.when('kenji', '/present').answer).toBe('@kenji is already counted as present.');
  });

  test('a stranger cannot', () => {
    expect(ended.when('stranger', '/present').refuse).toBe(
      'Only members can correct the attendance after the meeting.',
    );
  });

  test('/excused needs a name', () => expect(ended.when('mira', '/excused').refuse).toBe('Who had sent regrets?'));
});
