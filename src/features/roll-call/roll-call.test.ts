import { describe, expect, test } from '@jest/globals';

import { ENDED, given, NOW, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { attendanceLists } from '../../meeting/attendance-lists.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { mentionOf } from '../../meeting/mention.ts';
import { isPresent, presentNow } from '../../meeting/roll-call.ts';

const gathering = given(PLANNED, { type: 'lifecycle.gathered', at: '2026-03-03T16:30:00.000Z' });
const running = given(PLANNED, present('mira'), STARTED);
const noted = (meeting: Meeting) =>
  attendanceLists(meeting).present.map(({ key, note }) => ({ key, ...(note !== undefined && { note }) }));
const left = (who: string, at: string) => ({ type: 'roll-call.left', at, who });

describe('✋ on the roll call', () => {
  test.each(['✋', '✅', '👋'])('%s marks present', (emoji) => {
    expect(gathering.whenReacted('kenji', emoji, { about: 'roll-call' })?.events).toEqual([
      { type: 'roll-call.present', at: NOW, who: 'kenji' },
    ]);
  });

  test('taken back marks left; twice is once', () => {
    const there = gathering.and(present('kenji'));
    expect(there.whenReacted('kenji', '✋', { about: 'roll-call', removed: true })?.events).toEqual([
      left('kenji', NOW),
    ]);
    expect(there.whenReacted('kenji', '👋', { about: 'roll-call' })?.events).toEqual([]);
    expect(gathering.whenReacted('kenji', '✋', { about: 'roll-call', removed: true })?.events).toEqual([]);
  });

  test('another sign, or a hand on another message, is nobody arriving', () => {
    expect(gathering.whenReacted('kenji', '🎉', { about: 'roll-call' })).toBeUndefined();
    expect(gathering.whenReacted('kenji', '✋')?.events ?? []).toEqual([]);
  });
});

describe('by word', () => {
  test.each(['/present', '#here', 'present+ ', '!here'])('%s counts whoever says it', (line) => {
    const said = line.startsWith('present') ? `/${line.trim()}` : line;
    expect(running.when('kenji', said).events).toEqual([{ type: 'roll-call.present', at: NOW, who: 'kenji' }]);
  });

  test('those who lead say so for others; nobody else does', () => {
    expect(running.when('jonas', '/present @lenaf').events).toEqual([
      { type: 'roll-call.present', at: NOW, who: 'lena' },
    ]);
    expect(running.when('kenji', '/present @lena').refuse).toBe(
      'Only the chair or secretary can do that for someone else.',
    );
    expect(running.when('kenji', '/left @mira').refuse).toBe(
      'Only the chair or secretary can do that for someone else.',
    );
  });

  test.each(['kenji', '@kenji', mentionOf({ key: 'kenji', label: '@kenji' })])('#nick %s counts them', (name) => {
    expect(running.when('mira', `#nick ${name}`).events).toEqual([
      { type: 'roll-call.present', at: NOW, who: 'kenji' },
    ]);
  });

  test('who is not there cannot leave, and who is there sends no regrets', () => {
    expect(running.when('kenji', '/left').refuse).toContain("@kenji isn't counted as present.");
    expect(running.when('mira', '/regrets ill').refuse).toContain('/left first');
  });

  test('regrets may come between meetings, with a reason that the minutes do not show', () => {
    const sorry = given(PLANNED).after(['sofia', '/regrets at the dentist']);
    expect(attendanceLists(sorry.meeting).regrets).toEqual(['sofia']);
    expect(sorry.and(STARTED).minutes()).not.toContain('dentist');
  });
});

describe('regrets taken back', () => {
  const sorry = given(PLANNED).after(['kenji', '/regrets at the dentist']);

  test.each(['/coming', '!regrets-', '/meeting coming'])('%s: they come after all', (line) => {
    expect(sorry.when('kenji', line)).toEqual({
      events: [{ type: 'roll-call.coming', at: NOW, who: 'kenji' }],
      answer: 'Got it: @kenji is coming after all.',
    });
    expect(attendanceLists(sorry.after(['kenji', line]).meeting).regrets).toEqual([]);
  });

  test('who sent none has none to take back; those who lead do it for others', () => {
    expect(sorry.when('sofia', '/coming')).toEqual({ events: [], answer: "@sofia hasn't sent regrets." });
    expect(sorry.when('sofia', '/coming @kenji').refuse).toBe(
      'Only the chair or secretary can do that for someone else.',
    );
    expect(sorry.when('mira', '/coming kenji').refuse).toBe('Add an @ before the name: @kenji.');
    expect(attendanceLists(sorry.after(['mira', '/coming @kenji']).meeting).regrets).toEqual([]);
  });

  test('and do not come: they are absent, not excused', () => {
    const gone = sorry.after(['kenji', '/coming']).and(STARTED, ENDED);
    expect(attendanceLists(gone.meeting).absent).toContain('kenji');
  });
});

/** The clock goes back after the fifth. */
const cameAt = (i: number): string => `2026-03-03T17:${String(i < 5 ? 50 + i : i).padStart(2, '0')}:00.000Z`;
const arrived = (minute: string) => given(PLANNED, STARTED, present('kenji', `2026-03-03T17:${minute}:00.000Z`));

describe('the attendance', () => {
  test.each([
    ['05', undefined],
    ['06', 'arrived late'],
  ])('who comes at 17:%s: %s', (minute, note) => {
    expect(noted(arrived(minute).and(ENDED).meeting)).toEqual([{ key: 'kenji', ...(note ? { note } : {}) }]);
  });

  test('who leaves before the end left early, unless they come back', () => {
    const gone = running.and(left('mira', '2026-03-03T17:20:00.000Z'));
    expect(noted(gone.and(ENDED).meeting)).toEqual([{ key: 'mira', note: 'left early' }]);
    const back = gone.and(present('mira', '2026-03-03T17:30:00.000Z'), ENDED);
    expect(noted(back.meeting)).toEqual([{ key: 'mira' }]);
  });

  test('who left before it began was never there', () => {
    const gone = gathering.and(present('kenji'), left('kenji', '2026-03-03T16:55:00.000Z'), STARTED, ENDED);
    expect(attendanceLists(gone.meeting).present).toEqual([]);
    expect(attendanceLists(gone.meeting).absent).toContain('kenji');
  });

  test('who leaves after the start was there, though the clock went back an hour meanwhile', () => {
    const gone = running.and(present('kenji', '2026-03-03T16:10:00.000Z'), left('kenji', '2026-03-03T16:20:00.000Z'));
    const { present: there, absent } = attendanceLists(gone.and({ ...ENDED, at: '2026-03-03T16:50:00.000Z' }).meeting);
    expect(there.map(({ key }) => key)).toContain('kenji');
    expect(absent).not.toContain('kenji');
  });

  test('people stand in the order in which they came, though the clock went back, and also many of them', () => {
    const came = ['sofia', 'kenji', 'web:a', 'web:b', 'lena', 'web:c', 'web:d', 'mira', 'web:e', 'jonas', 'web:f'];
    const met = came.filter((who) => who.startsWith('web:'));
    const held = given(PLANNED, ...met.map((key) => ({ type: 'guest.met', at: NOW, key, name: key })), STARTED);
    const all = held.and(...came.map((who, i) => present(who, cameAt(i))));
    expect(attendanceLists(all.meeting).present.map(({ key }) => key)).toEqual(came);
    const sorry = came.reduce((so, who) => so.and({ type: 'roll-call.regrets', at: NOW, who }), held);
    expect(attendanceLists(sorry.meeting).regrets).toEqual(came);
    // Regrets and what is said of somebody later do not move those who come.
    const late = sorry.and(present('jonas', cameAt(1)), present('sofia', cameAt(0)), present('jonas', cameAt(2)));
    expect(attendanceLists(late.meeting).present.map(({ key }) => key)).toEqual(['jonas', 'sofia']);
  });

  test('nobody stands in two lists: who sent regrets and came is present', () => {
    const came = given(PLANNED).after(['kenji', '/regrets']).and(STARTED, present('kenji', NOW), ENDED);
    const { present: there, regrets, absent } = attendanceLists(came.meeting);
    expect(there.map(({ key }) => key)).toEqual(['kenji']);
    expect(regrets).toEqual([]);
    expect(absent).not.toContain('kenji');
  });

  test('guests are present under their display names, and are never absent', () => {
    const guest = running.and(
      { type: 'guest.met', at: NOW, key: 'slack:U9', name: 'A Visitor' },
      present('slack:U9', '2026-03-03T17:01:00.000Z'),
    );
    expect(isPresent('slack:U9', guest.meeting)).toBe(true);
    expect(presentNow(guest.meeting)).toEqual(['mira', 'slack:U9']);
    expect(guest.minutes()).toContain('- A Visitor\n');
  });
});
