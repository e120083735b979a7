import { describe, expect, test } from '@jest/globals';

import { ENDED, given, PLANNED, present, PROPOSED, STARTED } from '../../../test/doubles/given.ts';
import type { Entry } from '../../meeting/entry.ts';

const running = given(PLANNED, present('mira'), STARTED).after(
  ['kenji', '/note The branch is cut'],
  ['kenji', '/action @kenji test the drivers'],
  ['mira', '/vote Shall we ship?'],
);
const proposed = running.and(ENDED, PROPOSED, { type: 'lifecycle.reviewed', at: ENDED.at });
const approved = proposed.and({ type: 'review.approved', at: ENDED.at, who: 'sofia' });

/** An action as its command would record it now. */
const task = (more: Partial<Entry>): Omit<Entry, 'number'> => ({
  kind: 'action',
  topic: 'Agenda/1',
  text: 'test the drivers',
  owners: ['kenji'],
  box: 'open',
  ...more,
});

describe('a message that was changed', () => {
  test('changes its entry, and says nothing: everyone sees the message', () => {
    expect(running.whenCorrected('kenji', 1, { text: 'The 2.4 branch is cut' })).toEqual({
      events: [
        {
          type: 'entry.revised',
          at: '2026-03-03T17:15:00.000Z',
          number: 1,
          by: 'kenji',
          to: { kind: 'note', text: 'The 2.4 branch is cut', credit: 'kenji', owners: [], box: 'none' },
        },
      ],
    });
  });

  test.each([
    [
      'with its blocks',
      1,
      'It is cut:\n```sh\ngit branch\n```\nand\npushed',
      'It is cut:\n\n```sh\ngit branch\n```\n\nand pushed',
    ],
    ['on one line with a list, which would be other entries', 1, 'It is:\n- cut\n- pushed', 'It is: - cut - pushed'],
    ['on one line if it is no note', 2, 'test\n\nthem', 'test them'],
  ])('is what it says now, %s', (_, number, text, written) => {
    expect(running.whenCorrected('kenji', number, { text })?.events).toMatchObject([{ to: { text: written } }]);
  });

  test('is credited as it would be now', () => {
    const { events } = running.whenCorrected('mira', 1, { text: '@sofia: The branch is cut' }) ?? {};
    expect(events).toMatchObject([{ to: { credit: 'sofia', text: 'The branch is cut' } }]);
  });

  test('with a command is what the command would record now', () => {
    const now = task({ text: 'test the manual', owners: ['sofia'], due: '2026-03-10' });
    expect(running.whenCorrected('kenji', 2, now)?.events).toMatchObject([
      { number: 2, to: { kind: 'action', text: 'test the manual', owners: ['sofia'], due: '2026-03-10', box: 'open' } },
    ]);
  });

  test('keeps the tick of what is done, as long as it is the same kind', () => {
    const done = running.after(['kenji', '/done 2']);
    const boxOf = (kind: Entry['kind'], box: Entry['box']) =>
      done.whenCorrected('kenji', 2, task({ kind, box, text: 'test all' }))?.events;
    expect(boxOf('action', 'open')).toMatchObject([{ to: { box: 'ticked' } }]);
    expect(boxOf('note', 'none')).toMatchObject([{ to: { box: 'none' } }]);
  });

  test('into the same words changes nothing', () => {
    expect(running.whenCorrected('kenji', 1, { text: 'The branch is cut' })).toBeUndefined();
    expect(running.whenCorrected('kenji', 2, task({}))).toBeUndefined();
  });

  test('after the end proposes the minutes again, and tells all if that takes approvals', () => {
    const now = { text: 'The 2.4 branch is cut' };
    expect(proposed.whenCorrected('kenji', 1, now)).toMatchObject({ effects: ['propose'] });
    expect(proposed.whenCorrected('kenji', 1, now)?.announce).toBeUndefined();
    expect(approved.whenCorrected('kenji', 1, now)).toMatchObject({
      announce: '@kenji changed #1. The minutes need approving again.',
      effects: ['propose'],
    });
  });

  test.each<[string, string, number, Parameters<typeof running.whenCorrected>[2], string]>([
    ['by somebody else', 'sofia', 1, { text: 'No' }, "Only #1's author, the chair or the secretary can change it."],
    ['into more than an entry holds', 'kenji', 1, { text: 'x'.repeat(4001) }, 'the limit is 4,000'],
    [
      'that opened a vote, into a note',
      'mira',
      3,
      task({ kind: 'note' }),
      '#3 stays as it was: a motion has to stay a motion.',
    ],
    ['into a vote', 'kenji', 1, task({ kind: 'motion' }), '#1 stays as it was. Use /vote TEXT to open a vote.'],
    [
      'that opened the vote',
      'mira',
      3,
      { text: 'Shall we?' },
      'The vote on #3 is open. Until someone votes, /edit 3 TEXT changes the question.',
    ],
  ])('%s is refused', (_, by, number, now, why) =>
    expect(running.whenCorrected(by, number, now)?.refuse).toContain(why),
  );

  test('that people have voted on is refused', () => {
    const voted = running.after(['kenji', '/vote yes']);
    expect(voted.whenCorrected('mira', 3, { text: 'Shall we not?' })?.refuse).toContain('People have voted on #3');
    expect(voted.whenCorrected('mira', 3)?.refuse).toContain('People have voted on #3');
  });
});

describe('a message that was taken away', () => {
  test('takes its entry with it', () => {
    expect(running.whenCorrected('kenji', 1)).toEqual({
      events: [{ type: 'entry.undone', at: '2026-03-03T17:15:00.000Z', number: 1, by: 'kenji' }],
    });
  });

  test('tells all if that takes approvals', () => {
    expect(approved.whenCorrected('kenji', 1)).toMatchObject({
      announce: '@kenji removed #1. The minutes need approving again.',
      effects: ['propose'],
    });
  });

  test('does not take back an open vote', () => {
    expect(running.whenCorrected('mira', 3)?.refuse).toBe(
      'The vote on #3 is open. Until someone votes, /undo 3 takes it back.',
    );
  });
});

test('once the minutes are approved, people may do with their messages what they like', () => {
  const over = approved.and({ type: 'lifecycle.approved', at: ENDED.at });
  expect(over.whenCorrected('kenji', 1, { text: 'No' })).toBeUndefined();
  expect(over.whenCorrected('kenji', 1)).toBeUndefined();
});

test('an entry that is gone stays gone', () => {
  expect(running.after(['kenji', '/undo 1']).whenCorrected('kenji', 1, { text: 'No' })).toBeUndefined();
});
