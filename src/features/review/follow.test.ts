// What is new on a proposal in the forge: what is noted of it, and what the rooms are told.
import { describe, expect, test } from '@jest/globals';

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
import { groupWithReviews } from '../../../test/doubles/group-with-reviews.ts';
import { plainText } from '../../meeting/message.ts';
import { meetingKernel } from '../index.ts';
import { followForge, type ForgeReport } from './follow.ts';

const waiting = (...since: readonly Happened[]): Given =>
  givenIn(
    groupWithReviews(),
    PLANNED,
    present('mira'),
    STARTED,
    ENDED,
    { ...PROPOSED, url: 'https://forge.example/7' },
    ...since,
  );

const report = (more: Partial<ForgeReport> = {}): ForgeReport => ({
  platform: 'github',
  commit: 'c1',
  state: 'open',
  author: 'gavel',
  verdicts: [],
  comments: [],
  ...more,
});
const verdict = (by: string, given: 'approved' | 'changes asked' | 'dismissed' = 'approved', current = true) => ({
  by,
  verdict: given,
  commit: 'c1',
  current,
  url: 'https://forge.example/7#1',
});
const comment = (id: string, by = 'kenji', text = `said ${id}`) => ({
  id,
  by,
  text,
  url: `https://forge.example/7#${id}`,
});

const seen = (what: ForgeReport, meeting = waiting()) => followForge(what, meeting.meeting, NOW);
/** What the rooms are told, without the addresses of links. */
const told = (what: ForgeReport, meeting = waiting()): string[] => {
  const announced = seen(what, meeting)?.announce;
  return announced
    ? plainText(announced)
        .replaceAll(/ \(http[^)]*\)/gu, '')
        .split('\n')
    : [];
};
/** The meeting after that was seen. */
const after = (what: ForgeReport, meeting = waiting()): Given => {
  const events = seen(what, meeting)?.events ?? [];
  return meeting.and(...events);
};

test('nothing that is new is nothing to tell', () => {
  expect(seen(report())).toBeUndefined();
});

test('what was told once is not told again, whatever it is', () => {
  const all = report({
    commit: 'c2',
    state: 'closed',
    verdicts: [verdict('kenji'), verdict('sofia', 'changes asked'), verdict('ghost')],
    comments: [comment('1'), comment('2', 'ghost')],
  });
  expect(told(all).length).toBeGreaterThan(5);
  expect(seen(all, after(all))).toBeUndefined();
});

test('before something is proposed, and after the merge, nobody looks', () => {
  const news = report({ verdicts: [verdict('kenji')] });
  expect(followForge(news, givenIn(groupWithReviews(), PLANNED, STARTED).meeting, NOW)).toBeUndefined();
  expect(seen(news, waiting({ type: 'review.merged', at: NOW, commit: 'c1' }))).toBeUndefined();
});

describe('a verdict', () => {
  test.each<[string, ForgeReport, string[]]>([
    [
      'that counts says how far it is',
      report({ verdicts: [verdict('kenji')] }),
      ['@kenji approved the minutes in PR#7 (1 of 2).'],
    ],
    [
      'of a guest says that it does not count',
      report({ verdicts: [verdict('ghost')] }),
      ["ghost approved the minutes in PR#7, but by the group's rule that doesn't count."],
    ],
    [
      'that asks for changes',
      report({ verdicts: [verdict('kenji', 'changes asked')] }),
      ['@kenji asks for changes in PR#7.'],
    ],
    [
      'that was dismissed',
      report({ verdicts: [verdict('kenji', 'dismissed')] }),
      ["@kenji's review of PR#7 was dismissed."],
    ],
    ['of whoever opened it is none', report({ author: 'kenji', verdicts: [verdict('kenji')] }), []],
  ])('%s', (_, what, words) => {
    expect(told(what)).toEqual(words);
  });

  test('counts on from the one before it in the same look', () => {
    const meeting = givenIn(groupWithReviews({ needed: 3 }), PLANNED, STARTED, ENDED, {
      ...PROPOSED,
      url: 'https://forge.example/7',
    });
    expect(told(report({ verdicts: [verdict('kenji'), verdict('sofia')] }), meeting)).toEqual([
      '@kenji approved the minutes in PR#7 (1 of 3).',
      '@sofia approved the minutes in PR#7 (2 of 3).',
    ]);
  });

  test('of an older text is told once, and not for each commit after that', () => {
    const approved = after(report({ verdicts: [verdict('kenji')] }));
    const old = report({ commit: 'c2', verdicts: [verdict('kenji', 'approved', false)] });
    expect(told(old, approved)).toContain('@kenji approved an older version of PR#7. Please look at it again.');
    const later = report({ commit: 'c3', verdicts: [{ ...verdict('kenji', 'approved', false), commit: 'c2' }] });
    expect(told(later, after(old, approved))).toEqual(['PR#7 has new commits.']);
  });

  test('that is enough has the minutes merged, which then tells it with the merge', () => {
    const enough = report({ verdicts: [verdict('kenji'), verdict('sofia')], comments: [comment('1')] });
    expect(seen(enough)?.effects).toEqual(['merge']);
    expect(told(enough)).toEqual(['@kenji on PR#7: said 1']);
    const merged = report({ state: 'merged', verdicts: [verdict('kenji'), verdict('ghost')] });
    expect(told(merged)).toEqual(["ghost approved the minutes in PR#7, but by the group's rule that doesn't count."]);
  });

  test('of somebody unknown introduces them to the meeting once', () => {
    const first = seen(report({ verdicts: [verdict('ghost')], comments: [comment('1', 'ghost')] }));
    expect(first?.events.filter(({ type }) => type === 'guest.met')).toHaveLength(1);
  });
});

describe('commits of others', () => {
  test('are told, and if somebody had approved here that they are asked again', () => {
    expect(told(report({ commit: 'c2' }))).toEqual(['PR#7 has new commits.']);
    const approved = waiting({ type: 'review.approved', at: NOW, who: 'kenji' });
    expect(told(report({ commit: 'c2' }), approved)).toEqual([
      "PR#7 has new commits, so earlier approvals don't count. Read it and approve it again with /meeting approve.",
    ]);
  });
});

describe('closed without a merge', () => {
  test('is told with what to do, and so is opening it again', () => {
    const closed = report({ state: 'closed' });
    expect(told(closed)).toEqual(['PR#7 was closed without being merged. Reopen it there or with /meeting propose.']);
    expect(told(report(), after(closed))).toEqual(['PR#7 is open again.']);
  });

  test('a branch that is gone has no page to open it on', () => {
    const onBranch = givenIn(groupWithReviews(), PLANNED, STARTED, ENDED, PROPOSED);
    expect(told(report({ state: 'closed' }), onBranch)).toEqual([
      'The branch PR#7 was deleted or reset before its minutes were merged. /meeting propose proposes them again.',
    ]);
  });

  test('merged is no news of this kind: it is told when it is taken up', () => {
    expect(seen(report({ state: 'merged' }))).toBeUndefined();
  });
});

describe('comments', () => {
  test('are told on one line each, and not at full length', () => {
    const long = 'word '.repeat(100);
    const [first, second] = told(
      report({ comments: [comment('1', 'kenji', 'two\n\nlines '), comment('2', 'sofia', long)] }),
    );
    expect(first).toBe('@kenji on PR#7: two lines');
    expect(second?.length).toBeLessThan(230);
  });

  test('that are many are counted, and none of them is told later', () => {
    const many = report({ comments: Array.from({ length: 11 }, (_, i) => comment(`${i}`)) });
    const words = told(many);
    expect(words).toHaveLength(9);
    expect(words.at(-1)).toBe('3 more comments on PR#7.');
    expect(seen(many, after(many))).toBeUndefined();
  });
});

test('what is noted folds: every event of a look is one that the features know', () => {
  const what = report({ commit: 'c2', verdicts: [verdict('ghost')], comments: [comment('1')] });
  const { meeting } = waiting();
  const events = followForge(what, meeting, NOW)?.events ?? [];
  expect(meetingKernel.advance(meeting, events).version).toBe(meeting.version + events.length);
});
