import { describe, expect, test } from '@jest/globals';

import { fortnightlyGroup } from '../../../test/doubles/invented-group.ts';
import { openMeeting } from '../../../test/doubles/open-meeting.ts';

// The meetings are on 15 and 29 May, 12 and 26 June 2024, at 17:00 UTC; now it is 10 May.
const planned = () => openMeeting(fortnightlyGroup);
const STARTS = ['2024-05-15T17:00', '2024-05-29T17:00', '2024-06-12T17:00'];

describe('/meeting cancel', () => {
  test.each(['/meeting cancel', '/meeting cancel yes', '/meeting cancel it', '/meeting next cancel'])(
    '%s asks about the next one, and changes nothing',
    (typed) => {
      const meeting = planned();
      expect(meeting.says('mira', typed)).toBe(
        'This would cancel the meeting on Wednesday 15 May 2024, 17:00 UTC.\n/meeting cancel 2024-05-15 cancels it.',
      );
      expect(meeting.starts()).toEqual(STARTS);
    },
  );

  test('with a day in words asks, too', () => {
    const meeting = planned();
    expect(meeting.says('mira', '/meeting cancel May 29')).toContain('/meeting cancel 2024-05-29 cancels it.');
    expect(meeting.starts()).toEqual(STARTS);
  });

  test('with a day cancels the meeting on it, and plans the one after it', () => {
    const meeting = planned();
    expect(meeting.says('mira', '/meeting cancel 2024-05-15')).toBe(
      '@mira cancelled the meeting on Wednesday 15 May.\n' +
        'Next meeting: Wednesday 29 May 2024, 17:00 UTC.\n' +
        '/meeting uncancel 2024-05-15 undoes this.',
    );
    expect(meeting.planned()).toBe('2024-05-29T17:00:00.000Z');
  });

  test('of a later one leaves the next one as it is', () => {
    const meeting = planned();
    expect(meeting.says('mira', '/meeting cancel 2024-05-29')).toBe(
      '@mira cancelled the meeting on Wednesday 29 May.\n/meeting uncancel 2024-05-29 undoes this.',
    );
    expect(meeting.planned()).toBe('2024-05-15T17:00:00.000Z');
    expect(meeting.starts()).toEqual(['2024-05-15T17:00', '2024-06-12T17:00', '2024-06-26T17:00']);
  });

  test('of the last one leaves no date', () => {
    const meeting = planned();
    meeting.says('mira', '/meeting next none');
    expect(meeting.says('mira', '/meeting cancel')).toBe("There's no date to cancel.");
    meeting.says('mira', '/meeting add 2024-05-20 09:00');
    expect(meeting.says('mira', '/meeting cancel 2024-05-20')).toContain("There's no further date yet");
    expect(meeting.planned()).toBeUndefined();
  });

  test('while a meeting is on means the one after it', () => {
    const meeting = planned().held();
    expect(meeting.says('mira', '/meeting cancel')).toBe(
      '/meeting abort ends the current meeting, without minutes. This would cancel the one on Wednesday 29 May 2024, 17:00 UTC.\n' +
        '/meeting cancel 2024-05-29 cancels it.',
    );
    expect(meeting.says('mira', '/meeting cancel 2024-05-15')).toBe(
      'That meeting is on now. /meeting abort ends it, without minutes.',
    );
    meeting.says('mira', '/meeting cancel 2024-05-29');
    expect(meeting.next()).toBe('2024-06-12T17:00:00.000Z');
  });

  test.each([
    ['2024-05-16', `There's no meeting on "2024-05-16".`],
    ['soon', `There's no meeting on "soon".`],
  ])('of %s is refused', (day, why) => expect(planned().says('mira', `/meeting cancel ${day}`)).toBe(why));
});

const without = (...days: readonly string[]) => {
  const meeting = planned();
  for (const day of days) meeting.says('mira', `/meeting cancel ${day}`);
  return meeting;
};

describe('/meeting uncancel', () => {
  test('takes the one back that is cancelled', () => {
    const meeting = without('2024-05-15');
    expect(meeting.says('jonas', '/meeting uncancel')).toBe(
      'The meeting on Wednesday 15 May 2024, 17:00 UTC is on again, says @jonas.',
    );
    expect(meeting.planned()).toBe('2024-05-15T17:00:00.000Z');
    expect(meeting.starts()).toEqual(STARTS);
  });

  test('of a later one leaves the next one as it is', () => {
    const meeting = without('2024-05-29');
    meeting.says('mira', '/meeting uncancel May 29');
    expect(meeting.planned()).toBe('2024-05-15T17:00:00.000Z');
    expect(meeting.starts()).toEqual(STARTS);
  });

  test('of several asks which', () => {
    const meeting = without('2024-05-15', '2024-06-12');
    expect(meeting.says('mira', '/meeting uncancel')).toBe(
      'Which one?\n' +
        '- /meeting uncancel 2024-05-15: Wednesday 15 May 2024, 17:00 UTC\n' +
        '- /meeting uncancel 2024-06-12: Wednesday 12 June 2024, 17:00 UTC',
    );
    meeting.says('mira', '/meeting uncancel 2024-06-12');
    expect(meeting.starts()).toEqual(['2024-05-29T17:00', '2024-06-12T17:00', '2024-06-26T17:00']);
  });

  test.each([
    ['', 'No upcoming meeting is cancelled.'],
    ['2024-05-29', 'No meeting on "2024-05-29" is cancelled.'],
  ])('of %s, which is not cancelled, is refused', (day, why) => {
    expect(planned().says('mira', `/meeting uncancel ${day}`.trim())).toBe(why);
  });
});

test('one meeting more can be the next one, and not the one that is that already', () => {
  const meeting = planned();
  expect(meeting.says('mira', '/meeting add 2024-05-15 17:00')).toBe("There's already a meeting then.");
  expect(meeting.starts()).toEqual(STARTS);
});
