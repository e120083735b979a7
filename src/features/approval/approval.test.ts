// What the minutes say of the approval of those before them, and who may report it.
import { describe, expect, test } from '@jest/globals';

import { given, NOW, PLANNED, STARTED, type Given, type Happened } from '../../../test/doubles/given.ts';
import { approvalNews } from './news.ts';

const meeting = given(PLANNED, STARTED);
const line = (on: Given): string | undefined =>
  on
    .minutes()
    .split('\n')
    .find((one) => one.includes('Previous meeting minutes'));

describe('/meeting approved and /meeting merged', () => {
  test('record what Gavel could not see', () => {
    const approved = meeting.after(['mira', '/meeting approved PR#65 by @kenji, @sofia']);
    expect(line(approved)).toContain('approved in PR#65 by @kenji and @sofia');
    const merged = approved.after(['mira', '/meeting merged PR#65 by @jonas']);
    expect(line(merged)).toContain('approved in PR#65 by @kenji and @sofia, and merged by @jonas');
  });

  test('say back what was noted', () => {
    expect(meeting.when('mira', '/meeting approved PR#65 by @kenji').answer).toBe(
      'Noted: previous minutes approved by @kenji.',
    );
  });

  test('of several who merged take the first', () => {
    expect(meeting.when('mira', '/meeting merged PR#65 by @jonas, @kenji').events).toMatchObject([{ by: 'jonas' }]);
  });

  test('said twice, name each person once', () => {
    const twice = meeting.after(
      ['mira', '/meeting approved PR#65 by @kenji'],
      ['mira', '/meeting approved PR#65 by @sofia, @kenji'],
    );
    expect(line(twice)).toContain('by @kenji and @sofia');
  });

  test.each([
    ['/meeting approved', 'Which proposal, and by whom?'],
    ['/meeting approved PR#65', 'Which proposal, and by whom?'],
    ['/meeting approved by @kenji', 'Which proposal, and by whom?'],
    ['/meeting approved PR#65 by @kenji and that was it', 'Name members with an @'],
    [`/meeting approved ${'x'.repeat(5000)} by @kenji`, 'Give it a shorter name.'],
  ])('refuse %.50s', (typed, why) => {
    expect(meeting.when('mira', typed).refuse).toContain(why);
  });
});

describe('what the forge tells of the minutes before', () => {
  const at = NOW;
  const proposed: Happened = { type: 'review.proposed', at, branch: 'b', label: 'PR#7', commit: 'c1' };
  const approved = (who: string): Happened => ({ type: 'review.approved', at, who });
  const reviewed = meeting.and({ type: 'lifecycle.ended', at, by: 'mira' }, proposed);
  /** The next meeting, after it was told all of that in turn. */
  const told = (...states: readonly Given[]): Given => {
    let next = given(PLANNED);
    for (const state of states) next = next.and(...approvalNews(state.meeting, next.meeting, at));
    return next;
  };

  test('says what is missing, until nothing is', () => {
    expect(line(told(reviewed))).toContain('not approved yet: PR#7 has 0 of 2 approvals');
    const one = reviewed.and(approved('kenji'));
    expect(line(told(reviewed, one))).toContain('PR#7 has 1 of 2 approvals');
    const two = one.and(approved('sofia'));
    expect(line(told(reviewed, one, two))).toContain('approved in PR#7 by @kenji and @sofia');
  });

  test('says nothing that it has said', () => {
    const one = reviewed.and(approved('kenji'));
    expect(approvalNews(one.meeting, told(reviewed, one).meeting, at)).toEqual([]);
    expect(approvalNews(meeting.meeting, given(PLANNED).meeting, at)).toEqual([]);
  });

  test('takes back an approval that was withdrawn', () => {
    const two = reviewed.and(approved('kenji'), approved('sofia'));
    const back = two.and({ type: 'review.withdrawn', at, who: 'kenji' });
    expect(line(told(two, back))).toContain('not approved yet: PR#7 has 1 of 2 approvals');
  });

  test('ends with the merge: nothing after it is told', () => {
    const merged = reviewed.and(approved('kenji'), approved('sofia'), { type: 'review.merged', at, commit: 'c1' });
    const next = told(reviewed, merged);
    expect(line(next)).toContain('approved in PR#7 by @kenji and @sofia');
    expect(approvalNews(merged.and({ type: 'review.withdrawn', at, who: 'kenji' }).meeting, next.meeting, at)).toEqual(
      [],
    );
  });

  test.each([
    ['a member', 'jonas', 'merged by @jonas'],
    ['not somebody unknown, who is no name for the minutes', 'github:ghost', 'by @kenji and @sofia'],
  ])('names who merged: %s', (_, who, words) => {
    const merged = reviewed.and(
      approved('kenji'),
      approved('sofia'),
      { type: 'review.merged-by', at, who },
      { type: 'review.merged', at, commit: 'c1' },
    );
    expect(line(told(merged))).toContain(words);
    expect(line(told(merged))).not.toContain('ghost');
  });
});
