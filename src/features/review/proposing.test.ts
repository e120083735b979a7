import { describe, expect, test } from '@jest/globals';

import { ENDED, given, PLANNED, STARTED } from '../../../test/doubles/given.ts';
import { currentProposal } from './current-proposal.ts';
import { minutesProposed, minutesRendered } from './proposing.ts';

const AT = '2026-03-03T18:30:00.000Z';
const PROPOSED = { type: 'review.proposed', at: AT, branch: 'b', label: 'PR#7', commit: 'c1' };
const REVIEWED = { type: 'lifecycle.reviewed', at: AT };
const MERGED = { type: 'review.merged', at: AT, commit: 'm1' };
const ended = given(PLANNED, STARTED, ENDED);
const waiting = ended.and(PROPOSED, REVIEWED);

describe('what the log says of proposing', () => {
  const failed = ended.and({ type: 'review.failed', at: AT, why: 'The forge is down.' });

  test('a text that was written before and could not be committed is not written down again', () => {
    expect(minutesRendered('text', 'text', failed.meeting, AT)).toEqual([]);
    for (const meeting of [ended.meeting, failed.meeting])
      expect(minutesRendered('text', 'another', meeting, AT)).toEqual([{ type: 'review.rendered', at: AT }]);
    expect(minutesRendered('text', 'text', ended.meeting, AT)).toHaveLength(1);
  });

  test('the first proposal begins the review', () => {
    const { type, at, ...proposal } = PROPOSED;
    expect(minutesProposed(proposal, ended.meeting, at)).toEqual([{ ...proposal, type, at }, REVIEWED]);
    expect(minutesProposed(proposal, waiting.meeting, at)).toEqual([{ ...proposal, type, at }]);
  });
});

describe('the proposal of now', () => {
  test('is none before there is one', () => expect(currentProposal(ended.meeting)).toBeUndefined());

  test('may be merged once the rule is met, as long as it is open, and once it is merged', () => {
    const mayMerge = (...since: readonly (typeof REVIEWED)[]) =>
      currentProposal(waiting.and(...since).meeting)?.mayMerge;
    const approved = ['kenji', 'sofia'].map((who) => ({ type: 'review.approved', at: AT, who }));
    expect(currentProposal(waiting.meeting)).toEqual({ branch: 'b', commit: 'c1', merged: false, mayMerge: false });
    expect(mayMerge(...approved)).toBe(true);
    expect(mayMerge(...approved, { type: 'review.closed', at: AT })).toBe(false);
    expect(mayMerge(MERGED)).toBe(true);
  });
});
