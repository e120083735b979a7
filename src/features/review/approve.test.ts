// Approving and merging in the rooms.
import { describe, expect, test } from '@jest/globals';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import {
  ENDED,
  givenIn,
  NOW,
  PLANNED,
  present,
  PROPOSED,
  STARTED,
  type Given,
  type Happened,
} from '../../../test/doubles/given.ts';
import { countedApprovals } from './rule.ts';
import { reviewState } from './state.ts';

const ON_PAGE: Happened = { ...PROPOSED, branch: 'minutes-2026-03-03', url: 'https://forge.example/7' };
const REVIEWED: Happened = { type: 'lifecycle.reviewed', at: ENDED.at };
const merged: Happened = { type: 'review.merged', at: NOW, commit: 'c1' };
const approved = (who: string): Happened => ({ type: 'review.approved', at: NOW, who });

/** Minutes that wait for two approvals, written by Jonas. */
const waiting = (approval: object = {}, ...since: readonly Happened[]): Given =>
  givenIn(
    { ...demoGroup, approval: { ...demoGroup.approval, inRooms: true, needed: 2, ...approval } },
    PLANNED,
    present('mira'),
    STARTED,
    ENDED,
    ON_PAGE,
    REVIEWED,
    ...since,
  );

const approvedIn = (merge: string) => waiting({ merge }, approved('adaeze')).when('kenji', '/meeting approve');

describe('/meeting approve', () => {
  test('counts, and says how far it is', () => {
    expect(waiting().when('kenji', '/meeting approve')).toMatchObject({
      events: [{ type: 'review.approved', who: 'kenji' }],
      announce: '@kenji approved the minutes in PR#7 (1 of 2).',
      effects: [],
    });
  });

  test('has the minutes merged once it is enough, and leaves it to the merge to tell everybody', () => {
    const decided = waiting({}, approved('adaeze')).when('kenji', '/meeting approve');
    expect(decided).toMatchObject({
      events: [{ type: 'review.approved' }, { type: 'review.readied' }],
      answer: 'Approved. Merging PR#7 now.',
      effects: ['merge'],
    });
    expect(decided.announce).toBeUndefined();
  });

  test('says who merges in a group that leaves it to a chair, or to people in the forge', () => {
    expect(approvedIn('chair').announce).toContain('The minutes in PR#7 can be merged now, with /meeting merge.');
    expect(approvedIn('people').announce).toContain('The minutes in PR#7 can be merged there now.');
    expect(approvedIn('people').effects).toEqual([]);
  });

  test('said twice, counts once', () => {
    expect(waiting({}, approved('kenji')).when('kenji', '/meeting approve')).toEqual({
      events: [],
      answer: "You've already approved these minutes.",
    });
  });

  test.each<[string, Given, string, string]>([
    ['the author', waiting(), 'jonas', 'You wrote these minutes, so others must approve them.'],
    ['a guest', waiting(), 'rowan', 'Only members of the group can approve its minutes.'],
    ['after the merge', waiting({}, merged), 'kenji', 'These minutes are already merged.'],
    [
      'in a group that approves in the forge',
      waiting({ inRooms: false }),
      'kenji',
      'Your group approves minutes in the forge: https://forge.example/7',
    ],
  ])('does not count: %s', (_, meeting, who, why) => {
    expect(meeting.when(who, '/meeting approve')).toEqual({ refuse: why });
  });

  test.each([
    ['PR#7', undefined],
    ['minutes-2026-03-03', undefined],
    ['and thanks', undefined],
    ['thanks', undefined],
    ['PR#6', 'PR#7 is waiting for approval now. Read it, then use /meeting approve.'],
    ['minutes-2026-02-17', 'PR#7 is waiting for approval now. Read it, then use /meeting approve.'],
  ])('naming "%s"', (named, refusal) => {
    // A page in a browser may show older minutes than those that wait.
    expect(waiting().when('kenji', `/meeting approve ${named}`).refuse).toBe(refusal);
  });
});

describe('a reaction on the proposal', () => {
  test.each(['✅', '👍'])('%s approves', (emoji) => {
    expect(waiting().whenReacted('kenji', emoji, { about: 'proposal' })?.events).toMatchObject([
      { type: 'review.approved', who: 'kenji' },
    ]);
  });

  test('that is another emoji, or on another message, does not', () => {
    expect(waiting().whenReacted('kenji', '🎉', { about: 'proposal' })).toBeUndefined();
    expect(waiting().whenReacted('kenji', '✅', { about: 'roll-call' })?.events ?? []).not.toContainEqual(
      expect.objectContaining({ type: 'review.approved' }),
    );
  });

  test('that is taken back takes the approval back, and what it had made possible', () => {
    const enough = waiting({ merge: 'chair' }, approved('adaeze'), approved('kenji'), {
      type: 'review.readied',
      at: NOW,
    });
    const back = enough.whenReacted('kenji', '✅', { about: 'proposal', removed: true });
    expect(back?.events).toMatchObject([{ type: 'review.withdrawn', who: 'kenji' }, { type: 'review.unreadied' }]);
  });

  test('that is taken back by somebody who had not approved, or after the merge, changes nothing', () => {
    const removed = { about: 'proposal', removed: true };
    expect(waiting().whenReacted('kenji', '✅', removed)?.events).toEqual([]);
    expect(waiting({}, approved('kenji'), merged).whenReacted('kenji', '✅', removed)?.events).toEqual([]);
  });
});

describe('/meeting merge', () => {
  const ready = (...since: readonly Happened[]): Given =>
    waiting({ merge: 'chair', mergers: ['sofia'] }, approved('adaeze'), approved('kenji'), ...since);

  test.each(['mira', 'jonas', 'sofia'])('is for those who lead, and for whom the group names: %s', (who) => {
    const decided = ready().when(who, '/meeting merge');
    expect(decided).toMatchObject({
      events: [{ type: 'review.merged-by', who }],
      answer: 'Merging PR#7 now.',
      effects: ['merge'],
    });
    expect(decided.announce).toBeUndefined();
  });

  test.each<[string, Given, string, string]>([
    ['anybody else', ready(), 'kenji', 'Only the chair or secretary can merge.'],
    ['twice', ready(merged), 'mira', 'These minutes are already merged.'],
    ['closed', ready({ type: 'review.closed', at: NOW }), 'mira', 'No minutes are waiting to be merged.'],
    ['too early', waiting({ merge: 'chair' }), 'mira', 'Not approved yet (0 of 2 approvals).'],
    [
      'in the forge',
      waiting({ merge: 'people' }),
      'mira',
      'Your group merges minutes in the forge: https://forge.example/7',
    ],
  ])('is refused: %s', (_, meeting, who, why) => {
    expect(meeting.when(who, '/meeting merge')).toEqual({ refuse: why });
  });
});

describe('/meeting propose', () => {
  test('proposes them again, for those who lead', () => {
    const closed = waiting({}, { type: 'review.closed', at: NOW });
    expect(closed.when('mira', '/meeting propose')).toMatchObject({ events: [], effects: ['propose'] });
    expect(closed.when('kenji', '/meeting propose').refuse).toContain('Only the chair or secretary');
  });

  test('does not propose what is merged', () => {
    expect(waiting({}, merged).when('mira', '/meeting propose')).toEqual({
      refuse: 'These minutes are already merged.',
    });
  });
});

const verdict = (who: string, given: string): Happened => ({
  type: 'review.given',
  at: NOW,
  who,
  verdict: given,
  commit: 'c1',
  current: true,
  url: '',
});

describe('what an approval is of', () => {
  const both = [approved('adaeze'), approved('kenji')];
  test.each<[string, Happened, string[]]>([
    ['the same commit, proposed again, keeps approvals', ON_PAGE, ['adaeze', 'kenji']],
    ['a new commit of Gavel’s asks for them again', { ...ON_PAGE, commit: 'c2' }, []],
    ['and so does one that people pushed', { type: 'review.moved', at: NOW, commit: 'c2', anew: true }, []],
    // In old logs approvals in the rooms went on with what was pushed.
    ['but not in logs of before that was so', { type: 'review.moved', at: NOW, commit: 'c2' }, ['adaeze', 'kenji']],
  ])('%s', (_, event, left) => {
    expect(countedApprovals(waiting({}, ...both, event).meeting)).toEqual(left);
  });

  test('one person under two names approves once, and of two verdicts the later counts', () => {
    const joined: Happened = {
      type: 'links.joined',
      at: NOW,
      users: ['github:ken'],
      as: 'kenji',
      instead: 'github:ken',
    };
    const { meeting } = waiting(
      { onlyMembers: false },
      verdict('github:ken', 'approved'),
      verdict('kenji', 'changes asked'),
      joined,
    );
    expect(meeting.stateOf(reviewState).verdicts).toMatchObject([{ who: 'kenji', verdict: 'changes asked' }]);
    expect(countedApprovals(meeting)).toEqual([]);
  });
});
