import { describe, expect, test } from '@jest/globals';

import { ENDED, given, PLANNED, STARTED, type Happened } from '../../../test/doubles/given.ts';
import { textNode } from '../../minutes/build.ts';
import { linkNode } from '../../minutes/phrasing.ts';
import type { ReviewEvent } from './events.ts';
import { proposalNode, proposalPiece, reviewAfter, reviewState } from './state.ts';

const AT = '2026-03-03T18:30:00.000Z';
const LATER = '2026-03-04T18:30:00.000Z';
const PROPOSED = { type: 'review.proposed', at: AT, branch: 'b', label: 'PR#7', commit: 'c1' };
const AGAIN = { ...PROPOSED, at: LATER, commit: 'c2' };
const ended = given(PLANNED, STARTED, ENDED);
const after = (...events: readonly Happened[]) => ended.and(...events).meeting.stateOf(reviewState);

const approved = { type: 'review.approved', at: AT, who: 'kenji' };
const spent: readonly Happened[] = [
  PROPOSED,
  approved,
  { type: 'review.reminded', at: AT, who: [] },
  { type: 'review.expired', at: AT },
  { type: 'review.readied', at: AT },
];
const FRESH = { approvedBy: [], since: LATER, reminded: 0, expired: false, ready: false };
const SPENT = { approvedBy: ['kenji'], since: AT, reminded: 1, expired: true, ready: true };

describe('a text that is proposed again', () => {
  test('with a new commit has to be approved anew, and there is time again', () => {
    expect(after(...spent)).toMatchObject(SPENT);
    expect(after(...spent, AGAIN)).toMatchObject({ ...FRESH, proposal: { commit: 'c2' } });
  });

  test('with the same commit keeps what it had, and is open', () => {
    const shut = { type: 'review.closed', at: AT };
    expect(after(...spent, { ...PROPOSED, at: LATER })).toMatchObject(SPENT);
    expect(after(...spent, shut).closed).toBe(true);
    expect(after(...spent, shut, { ...PROPOSED, at: LATER }).closed).toBe(false);
  });

  test('by people’s commits, too, where the log says so', () => {
    const moved = { type: 'review.moved', at: LATER, commit: 'c2' };
    expect(after(...spent, { ...moved, anew: true })).toMatchObject({ ...FRESH, proposal: { commit: 'c2' } });
    expect(after(...spent, moved)).toMatchObject({ ...SPENT, ready: false, proposal: { commit: 'c2' } });
    expect(after(moved).proposal).toBeUndefined();
  });
});

test('the last word of each reviewer counts', () => {
  const verdict = {
    type: 'review.given',
    at: AT,
    who: 'kenji',
    verdict: 'approved',
    commit: 'c1',
    current: true,
    url: '',
  };
  const { verdicts } = after(PROPOSED, verdict, { ...verdict, who: 'sofia' }, { ...verdict, verdict: 'dismissed' });
  expect(verdicts.map((one) => `${one.who} ${one.verdict}`)).toEqual(['sofia approved', 'kenji dismissed']);
});

test('what follows from events is decided on the meeting as they leave it', () => {
  const events: ReviewEvent[] = [
    { type: 'review.approved', at: AT, who: 'sofia' },
    { type: 'review.readied', at: AT },
  ];
  const before = ended.and(PROPOSED).meeting;
  const then = reviewAfter(before, events);
  expect(then.stateOf(reviewState)).toMatchObject({ approvedBy: ['sofia'], ready: true });
  expect(then.version).toBe(before.version + 2);
  expect(before.stateOf(reviewState)).toMatchObject({ approvedBy: [], ready: false });
});

test('a proposal is called by its label, with a link if it has a page', () => {
  const url = 'https://forge.example/7';
  expect(proposalPiece({ label: 'minutes' })).toBe('minutes');
  expect(proposalPiece({ label: 'PR#7', url })).toEqual({ link: url, text: 'PR#7' });
  expect(proposalNode({ label: 'minutes' })).toEqual(textNode('minutes'));
  expect(proposalNode({ label: 'PR#7', url })).toEqual(linkNode(url, 'PR#7'));
});
