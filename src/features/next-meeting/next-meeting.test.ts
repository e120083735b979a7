import { describe, expect, test } from '@jest/globals';

import { fortnightlyGroup } from '../../../test/doubles/invented-group.ts';
import { openMeeting } from '../../../test/doubles/open-meeting.ts';
import type { MeetingMoved } from '../../meeting/lifecycle.ts';

describe('/meeting next, while a meeting runs', () => {
  test('tells what the schedule gives, and what comes after', () => {
    const meeting = openMeeting(fortnightlyGroup).held();
    expect(meeting.says('kenji', '/meeting next')).toBe(
      'Next meeting: Wednesday 29 May 2024, 17:00 UTC, Room 1.\nAfter that: Wednesday 12 June 2024, 17:00 UTC.',
    );
  });

  test('says how to go on, to those who lead and may have meant the next topic', () => {
    const meeting = openMeeting(fortnightlyGroup).held();
    expect(meeting.says('mira', '/next')).toContain('/topic next goes on to the next topic.');
  });

  test('moves the next meeting; the ones after it keep their dates', () => {
    const meeting = openMeeting(fortnightlyGroup).held();
    expect(meeting.says('mira', '/meeting next 2024-06-05 16:00')).toBe(
      'Next meeting: Wednesday 5 June 2024, 16:00 UTC instead of Wednesday 29 May, set by @mira.\n' +
        'The meetings after it keep their dates. /meeting next … onwards moves them too.',
    );
    expect(meeting.starts()).toEqual(['2024-06-05T16:00', '2024-06-12T17:00', '2024-06-26T17:00']);
    expect(meeting.next()).toBe('2024-06-05T16:00:00.000Z');
  });

  test('counts anew from there, onwards', () => {
    const meeting = openMeeting(fortnightlyGroup).held();
    expect(meeting.says('mira', '/meeting next 2024-06-05 16:00 onwards')).toContain('follow from there');
    expect(meeting.starts()).toEqual(['2024-06-05T16:00', '2024-06-19T16:00', '2024-07-03T16:00']);
  });

  test('leaves out what stands before it', () => {
    const meeting = openMeeting(fortnightlyGroup).held();
    expect(meeting.says('mira', '/meeting next 2024-06-11 17:00')).toBe(
      'Next meeting: Tuesday 11 June 2024, 17:00 UTC instead of Wednesday 12 June, set by @mira.\n' +
        'Cancelled: Wednesday 29 May.\n' +
        'The meetings after it keep their dates. /meeting next … onwards moves them too.',
    );
    expect(meeting.starts()).toEqual(['2024-06-11T17:00', '2024-06-26T17:00', '2024-07-10T17:00']);
  });

  test('the last word counts, and a cancelled date can be taken back', () => {
    const meeting = openMeeting(fortnightlyGroup).held();
    meeting.says('mira', '/meeting next 2024-06-05 16:00');
    meeting.says('mira', '/meeting next 2024-06-06 16:00');
    expect(meeting.starts()).toEqual(['2024-06-06T16:00', '2024-06-12T17:00', '2024-06-26T17:00']);
    meeting.says('mira', '/meeting skip 2024-06-06');
    expect(meeting.next()).toBe('2024-06-12T17:00:00.000Z');
    meeting.says('mira', '/meeting next 2024-05-29 17:00');
    expect(meeting.starts()).toEqual(['2024-05-29T17:00', '2024-06-12T17:00', '2024-06-26T17:00']);
  });

  test('no date, until one is set; then the recurrence goes on', () => {
    const meeting = openMeeting(fortnightlyGroup).held();
    meeting.says('mira', '/meeting next none');
    expect(meeting.says('mira', '/meeting next')).toBe("There's no date yet.");
    expect(meeting.starts()).toEqual([]);
    meeting.says('mira', '/meeting next 2024-06-20 17:00');
    expect(meeting.starts()).toEqual(['2024-06-20T17:00', '2024-06-26T17:00', '2024-07-10T17:00']);
  });
});

test('in session /meeting cancel cancels nothing, and says what would', () => {
  const meeting = openMeeting(fortnightlyGroup).held();
  for (const typed of ['/meeting cancel', '/meeting skip', '/meeting cancel'])
    expect(meeting.says('mira', typed)).toBe(
      '/meeting abort ends the current meeting, without minutes. ' +
        'This would cancel the one on Wednesday 29 May 2024, 17:00 UTC.\n/meeting cancel 2024-05-29 cancels it.',
    );
  expect(meeting.says('mira', '/meeting cancel 2024-05-15')).toBe(
    'That meeting is on now. /meeting abort ends it, without minutes.',
  );
  expect(meeting.next()).toBe('2024-05-29T17:00:00.000Z');
  meeting.says('mira', '/meeting cancel 2024-05-29');
  expect(meeting.next()).toBe('2024-06-12T17:00:00.000Z');
  meeting.says('mira', '/meeting uncancel');
  expect(meeting.next()).toBe('2024-05-29T17:00:00.000Z');
});

describe('between meetings', () => {
  test('moves the meeting that is planned, and its roll call with it', () => {
    const meeting = openMeeting(fortnightlyGroup);
    meeting.says('mira', '/meeting next 2024-05-16 18:00');
    expect(meeting.planned()).toBe('2024-05-16T18:00:00.000Z');
    expect(meeting.starts()).toEqual(['2024-05-16T18:00', '2024-05-29T17:00', '2024-06-12T17:00']);
  });

  test.each([
    '/meeting cancel',
    '/meeting skip',
    '/meeting next cancel',
    '/meeting cancel yes',
    '/meeting skip next wednesday',
  ])('%s asks, however often it is said', (typed) => {
    const meeting = openMeeting(fortnightlyGroup);
    for (let times = 0; times < 2; times += 1)
      expect(meeting.says('mira', typed)).toBe(
        'This would cancel the meeting on Wednesday 15 May 2024, 17:00 UTC.\n/meeting cancel 2024-05-15 cancels it.',
      );
    expect(meeting.planned()).toBe('2024-05-15T17:00:00.000Z');
  });

  test('/meeting cancel DAY cancels it once; the next date of the schedule takes its place', () => {
    const meeting = openMeeting(fortnightlyGroup);
    expect(meeting.says('mira', '/meeting cancel 2024-05-15')).toBe(
      '@mira cancelled the meeting on Wednesday 15 May.\n' +
        'Next meeting: Wednesday 29 May 2024, 17:00 UTC.\n' +
        '/meeting uncancel 2024-05-15 undoes this.',
    );
    expect(meeting.says('mira', '/meeting cancel 2024-05-15')).toBe(`There's no meeting on "2024-05-15".`);
    expect(meeting.planned()).toBe('2024-05-29T17:00:00.000Z');
  });

  test('what was cancelled is on again', () => {
    const meeting = openMeeting(fortnightlyGroup);
    const before = meeting.starts();
    expect(meeting.says('mira', '/meeting uncancel')).toBe('No upcoming meeting is cancelled.');
    meeting.says('mira', '/meeting cancel 2024-05-29');
    meeting.says('mira', '/meeting cancel 2024-05-15');
    expect(meeting.says('mira', '/meeting uncancel')).toBe(
      'Which one?\n' +
        '- /meeting uncancel 2024-05-15: Wednesday 15 May 2024, 17:00 UTC\n' +
        '- /meeting uncancel 2024-05-29: Wednesday 29 May 2024, 17:00 UTC',
    );
    expect(meeting.says('mira', '/meeting uncancel 2024-05-15')).toBe(
      'The meeting on Wednesday 15 May 2024, 17:00 UTC is on again, says @mira.',
    );
    expect(meeting.planned()).toBe('2024-05-15T17:00:00.000Z');
    meeting.says('mira', '/meeting uncancel');
    expect(meeting.starts()).toEqual(before);
    expect(meeting.says('mira', '/meeting uncancel 2024-05-29')).toBe('No meeting on "2024-05-29" is cancelled.');
  });

  test('/meeting skip DAY cancels a later one', () => {
    const meeting = openMeeting(fortnightlyGroup);
    expect(meeting.says('mira', '/meeting skip 2024-05-29')).toContain(
      '@mira cancelled the meeting on Wednesday 29 May.',
    );
    expect(meeting.planned()).toBe('2024-05-15T17:00:00.000Z');
    expect(meeting.starts()).toEqual(['2024-05-15T17:00', '2024-06-12T17:00', '2024-06-26T17:00']);
    expect(meeting.says('mira', '/meeting skip 2024-06-05')).toContain(`There's no meeting on "2024-06-05".`);
  });

  test('none takes the date away; the meeting waits for one', () => {
    const meeting = openMeeting(fortnightlyGroup);
    meeting.says('mira', '/meeting next none');
    expect(meeting.planned()).toBeUndefined();
    meeting.says('mira', '/meeting next 2024-06-12');
    expect(meeting.planned()).toBe('2024-06-12T17:00:00.000Z');
    expect(meeting.starts()).toEqual(['2024-06-12T17:00', '2024-06-26T17:00', '2024-07-10T17:00']);
  });

  test('/meeting add: before the planned one it is the next, after it it waits its turn', () => {
    const meeting = openMeeting(fortnightlyGroup);
    meeting.says('mira', '/meeting add 2024-05-20 09:00');
    expect(meeting.planned()).toBe('2024-05-15T17:00:00.000Z');
    expect(meeting.says('mira', '/meeting add 2024-05-14 09:00')).toBe(
      'Extra meeting: Tuesday 14 May 2024, 09:00 UTC, added by @mira.',
    );
    expect(meeting.planned()).toBe('2024-05-14T09:00:00.000Z');
    expect(meeting.starts()).toEqual(['2024-05-14T09:00', '2024-05-15T17:00', '2024-05-20T09:00']);
  });
});

describe('what is not clear is asked', () => {
  test('and changes nothing until it is answered', () => {
    const meeting = openMeeting(fortnightlyGroup);
    expect(meeting.says('mira', '/meeting next Friday 2024-05-16 16:00')).toBe(
      '16 May 2024 is a Thursday. Which one?\n' +
        '- /meeting next 1: Thursday 16 May 2024, 16:00 UTC\n' +
        '- /meeting next 2: Friday 17 May 2024, 16:00 UTC',
    );
    expect(meeting.planned()).toBe('2024-05-15T17:00:00.000Z');
    expect(meeting.says('mira', '/meeting next 3')).toContain('Which one? Type a number from 1 to 2, or "no".');
    meeting.says('mira', '/meeting next 2');
    expect(meeting.planned()).toBe('2024-05-17T16:00:00.000Z');
    expect(meeting.says('mira', '/meeting next 2')).toContain(`I can't read "2" as a date.`);
  });

  test('with one reading, yes or no', () => {
    const meeting = openMeeting(fortnightlyGroup);
    expect(meeting.says('mira', '/meeting next 2025-05-16 16:00')).toContain("That's 371 days away. Did you mean it?");
    expect(meeting.says('mira', '/meeting next no')).toBe('OK, nothing has changed.');
    expect(meeting.planned()).toBe('2024-05-15T17:00:00.000Z');
  });

  test("a time is the group's; who has another clock is told, and can say so", () => {
    const meeting = openMeeting(fortnightlyGroup);
    expect(meeting.says('jonas', '/meeting next 2024-05-16 16:00')).toContain(
      'I read that as UTC. Add my time to use Europe/Berlin.',
    );
    meeting.says('jonas', '/meeting next 2024-05-16 16:00 my time');
    expect(meeting.planned()).toBe('2024-05-16T14:00:00.000Z');
  });
});

describe('refused, and nothing changed', () => {
  test.each([
    ['kenji', '/meeting next 2024-06-05 16:00', 'Only the chair or secretary can do that: @mira, @jonas.'],
    ['kenji', '/meeting skip', 'Only the chair or secretary can do that'],
    ['mira', '/meeting next soon', `I can't read "soon" as a date.`],
    ['mira', '/meeting next 2024-05-01 16:00', 'is in the past'],
    ['mira', '/meeting add', 'When?'],
  ])('%s: %s', (who, typed, why) => {
    const meeting = openMeeting(fortnightlyGroup);
    expect(meeting.says(who, typed)).toContain(why);
    expect(meeting.planned()).toBe('2024-05-15T17:00:00.000Z');
  });
});

describe('what was decided outlives the meeting', () => {
  test('it stands at the beginning of the next one', () => {
    const meeting = openMeeting(fortnightlyGroup).held();
    meeting.says('mira', '/meeting skip 2024-06-12');
    const following = meeting.following();
    expect(following.planned()).toBe('2024-05-29T17:00:00.000Z');
    expect(following.starts()).toEqual(['2024-05-29T17:00', '2024-06-26T17:00', '2024-07-10T17:00']);
  });

  test('a log of before there was a calendar folds: its moved meeting is moved in the calendar', () => {
    const old: MeetingMoved = {
      type: 'lifecycle.moved',
      at: '2024-05-10T00:00:00.000Z',
      start: '2024-05-16T17:00:00.000Z',
    };
    const meeting = openMeeting(fortnightlyGroup).fold(old);
    expect(meeting.starts()).toEqual(['2024-05-16T17:00', '2024-05-29T17:00', '2024-06-12T17:00']);
  });
});
