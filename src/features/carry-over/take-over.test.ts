import { describe, expect, test } from '@jest/globals';

import { inventedGroup } from '../../../test/doubles/invented-group.ts';
import { openMeeting } from '../../../test/doubles/open-meeting.ts';
import type { Event } from '../../meeting/event.ts';
import { lifecycleState } from '../../meeting/lifecycle.ts';
import { plainText } from '../../meeting/message.ts';
import { minutesMarkdown } from '../minutes-markdown.ts';
import { takeOverMerged } from '../next-meeting-events.ts';
import { rolesFeature } from '../roles/roles.ts';

/** Every second Wednesday at 17:00 UTC; the meeting of 2024-05-15 is over, that of the 29th is next. */
const group = inventedGroup({
  schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY;INTERVAL=2' },
  format: {
    path: 'minutes-{date}.md',
    frontMatter: { meeting_time: '{start:yyyy-MM-dd HH:mm} UTC' },
    sections: [
      { kind: 'roles', heading: 'Welcome', chair: 'Leading', secretary: 'Writing' },
      { kind: 'present', heading: 'Present' },
      { kind: 'topics', heading: 'Agenda' },
      { kind: 'elections', heading: 'Next roles', chair: 'Leading', secretary: 'Writing' },
      { kind: 'next', heading: 'Next meeting' },
    ],
  },
});

const AT = '2024-05-16T12:00:00.000Z';
const PRESENT: Event & { who: string } = { type: 'roll-call.present', at: '2024-05-15T16:50:00.000Z', who: 'kenji' };

function reviewed() {
  const open = openMeeting(group).fold(PRESENT).held();
  open.says('mira', '/elect chair @kenji');
  return open.fold({ type: 'lifecycle.ended', at: '2024-05-15T18:00:00.000Z' });
}

/** What people make of the minutes, and what the next meeting takes over of it. */
function merged(...edits: readonly (readonly [before: string, after: string])[]) {
  const before = reviewed();
  const written = minutesMarkdown(before.meeting());
  const text = edits.reduce((now, [from, to]) => {
    expect(now).toContain(from);
    return now.replace(from, to);
  }, written);
  return taken(text, openMeeting(group, AT, before.meeting()), before.meeting());
}

function taken(text: string, next: ReturnType<typeof openMeeting>, before?: ReturnType<typeof next.meeting>) {
  const decided = takeOverMerged(text, next.meeting(), AT, before);
  next.fold(...(decided?.events ?? []));
  return {
    told: decided?.announce ? plainText(decided.announce).split('\n') : [],
    planned: next.meeting().stateOf(lifecycleState).planned,
    starts: next.starts(),
    chair: next.meeting().stateOf(rolesFeature).chair,
    secretary: next.meeting().stateOf(rolesFeature).secretary,
  };
}

const LINE = 'Next meeting is Wednesday 2024-05-29 @ 17:00 UTC';
const next = (line: string) => merged([LINE, line]);
const STAYS = 'It stays Wednesday 29 May 2024, 17:00 UTC; /meeting next WHEN changes it.';

describe('the next date that people put into the minutes', () => {
  test('moves the meeting as /meeting next does, and leaves the others where they were', () => {
    const { told, planned, starts } = next('Next meeting is Thursday 2024-05-30 @ 16:30 UTC');
    expect(told).toEqual(['Taken from the merged minutes: next meeting Thursday 30 May 2024, 16:30 UTC.']);
    expect(planned).toBe('2024-05-30T16:30:00.000Z');
    expect(starts).toEqual(['2024-05-30T16:30', '2024-06-12T17:00', '2024-06-26T17:00']);
  });

  test('is by the calendar’s clock if they name no time, and may be written as people write', () => {
    expect(next('Next meeting is on 30 May').planned).toBe('2024-05-30T17:00:00.000Z');
    expect(next('We meet on June 5th @ 19:00 CEST').planned).toBe('2024-06-05T17:00:00.000Z');
  });

  test('goes by the day: the weekday that was left as it stood is computed', () => {
    expect(next('Next meeting is Wednesday 2024-05-30 @ 17:00 UTC').told).toEqual([
      'Taken from the merged minutes: next meeting Thursday 30 May 2024, 17:00 UTC.',
    ]);
  });

  test('further away tells which meetings are not held', () => {
    const { told, starts } = next('Next meeting is Wednesday 2024-06-12 @ 17:00 UTC');
    expect(told.join(' ')).toContain('The meeting on Wednesday 29 May is cancelled.');
    expect(starts[0]).toBe('2024-06-12T17:00');
  });

  test('can be taken back: no date is none', () => {
    const { told, planned } = next('No date has been set yet');
    expect(told).toEqual(['Taken from the merged minutes: the next meeting has no date yet.']);
    expect(planned).toBeUndefined();
  });

  test.each([
    ['Next meeting is Monday 2024-05-13 @ 17:00 UTC', 'that is in the past'],
    ['Next meeting is Thursday 2024-05-29 @ 17:00 UTC', '2024-05-29 is a Wednesday, not a Thursday'],
    ['Next meeting is Friday 2024-05-30 @ 17:00 UTC', '2024-05-30 is a Thursday, not a Friday'],
    ['Next meeting is 5/6/2024 @ 17:00 UTC', 'its date can be read in two ways; write it like 2026-12-31'],
    ['Next meeting is 2024-05-30 or 2024-06-05', 'it names several days'],
    ['Next meeting is 2024-05-30 @ 17:00 EST', 'EST can be several zones; write UTC'],
    ['Next meeting is 2024-05-30 at 5pm', 'I only read times like 17:00 UTC'],
    ['Next meeting is 2024-05-30 @ 16:00 UTC (16:00 Europe/Oslo)', "its times aren't the same moment"],
    ['Next meeting is when the lamps are lit', "there's no date in it; write one like 2026-12-31"],
  ])('%s: %s', (line, why) => {
    const { told, planned } = next(line);
    expect(told).toEqual([`I can't use "${line}" as the next meeting: ${why}. ${STAYS}`]);
    expect(planned).toBe('2024-05-29T17:00:00.000Z');
  });

  test('other words around the same date change nothing', () => {
    expect(next(`${LINE}, in the tower`).told).toEqual([]);
  });
});

describe('the next roles that people put into the minutes', () => {
  test('count, under the names that the format gives them', () => {
    const { told, chair, secretary } = merged(['Leading: @kenji', 'Leading: @jonas'], ['Writing: …', 'Writing: @mira']);
    expect(told).toEqual(['Taken from the merged minutes: chair @jonas, secretary @mira.']);
    expect([chair, secretary]).toEqual([['jonas'], ['mira']]);
  });

  test('are told with the date in one sentence', () => {
    const { told } = merged(['Leading: @kenji', 'Leading: @mira and @jonas'], [LINE, 'Next meeting is 2024-05-30']);
    expect(told).toEqual([
      'Taken from the merged minutes: next meeting Thursday 30 May 2024, 17:00 UTC, chair @mira and @jonas.',
    ]);
  });

  test('of somebody unknown change nothing, and are told', () => {
    const { told, chair } = merged(['Leading: @kenji', 'Leading: @jonas, @kenjo']);
    expect(told).toEqual(['I don\'t know "@kenjo", so the next chair stays @kenji. /chair @user changes it.']);
    expect(chair).toEqual(['kenji']);
  });

  test('of nobody are those of the configuration', () => {
    const { told, chair } = merged(['Leading: @kenji', 'Leading: …']);
    expect(told).toEqual(['Taken from the merged minutes: nobody elected as chair, so @mira.']);
    expect(chair).toEqual(['mira']);
  });
});

test('who was there and who led is told as it was corrected', () => {
  const { told } = merged(['- @kenji\n', '- @jonas\n- Rowan\n'], ['Leading: @mira', 'Leading: @jonas']);
  expect(told).toEqual([
    'Taken from the merged minutes: @jonas and Rowan present as well, @kenji not present, chair of the last meeting @jonas.',
  ]);
});

test('what was merged as it was proposed tells nothing', () => {
  expect(merged().told).toEqual([]);
});

test('a meeting that has begun is not changed any more, and that is told', () => {
  const before = reviewed();
  const text = minutesMarkdown(before.meeting()).replace('Leading: @kenji', 'Leading: @jonas');
  const running = openMeeting(group, AT, before.meeting()).held();
  const { told, chair } = taken(text, running, before.meeting());
  expect(told.join()).toContain('that meeting has started, so nothing was taken over');
  expect(chair).toEqual(['kenji']);
});

/** Minutes that people wrote by hand. */
const minutes = (...lines: readonly string[]): string =>
  ['---', 'meeting_time: 2024-05-15 17:00 UTC', '---', '## Agenda', ...lines].join('\n');

const first = (...lines: readonly string[]) => taken(minutes(...lines), openMeeting(group, AT));

describe('at a first start', () => {
  test('the roles and the date of the last minutes are taken over', () => {
    const { told, planned, chair, secretary } = first(
      '## Next roles',
      '- Chair: @kenji',
      '- Writing: @mira',
      '## Next meeting',
      '- Next meeting is Tuesday 2024-05-28 @ 17:00 UTC',
    );
    expect(told).toEqual([
      'Taken from the merged minutes: next meeting Tuesday 28 May 2024, 17:00 UTC, chair @kenji, secretary @mira.',
    ]);
    expect([planned, chair, secretary]).toEqual(['2024-05-28T17:00:00.000Z', ['kenji'], ['mira']]);
  });

  test('what they say as the configuration does, and what they leave open, tells nothing', () => {
    const open = ['## Next roles', '- Leading: …', '- Writing: @jonas', '## Next meeting'];
    expect(first(...open, `- ${LINE}`).told).toEqual([]);
    expect(first(...open, '- Next meeting is FIXME @ 17:00UTC').told).toEqual([]);
    expect(first(...open, '- No date has been set yet').told).toEqual([]);
  });

  test('a date that went by is told, and the schedule counts', () => {
    const { told, planned } = first('## Next meeting', '- Next meeting is 2024-05-01 @ 17:00 UTC');
    expect(told.join()).toContain('that is in the past. It stays Wednesday 29 May 2024, 17:00 UTC');
    expect(planned).toBe('2024-05-29T17:00:00.000Z');
  });
});
