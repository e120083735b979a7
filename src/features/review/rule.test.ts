import { describe, expect, test } from '@jest/globals';

import { groupWithReviews } from '../../../test/doubles/group-with-reviews.ts';
import { openMeeting } from '../../../test/doubles/open-meeting.ts';
import type { Event } from '../../meeting/event.ts';
import type { Meeting } from '../../meeting/feature.ts';
import { plainText } from '../../meeting/message.ts';
import type { VerdictGiven } from './events.ts';
import { followForge } from './follow.ts';
import { wakeAt, remindReviewers } from './reminders.ts';
import { countedApprovals, missingApprovals } from './rule.ts';

const AT = '2026-11-24T18:00:00.000Z';
const present = ['mira', 'jonas', 'adaeze', 'kenji'].map((who) => ({
  type: 'roll-call.present',
  at: '2026-11-24T17:00:00.000Z',
  who,
}));

/** A meeting whose minutes are proposed, with what was given since. */
function given(approval: object, ...since: readonly Event[]): Meeting {
  return openMeeting(groupWithReviews(approval), '2026-11-24T16:00:00.000Z')
    .held()
    .fold(
      ...present,
      { type: 'lifecycle.ended', at: AT, by: 'mira' } as Event,
      { type: 'review.proposed', at: AT, branch: 'b', label: 'PR#1', commit: 'c1' } as Event,
      { type: 'lifecycle.reviewed', at: AT },
      ...since,
    )
    .meeting();
}

const says = (who: string, verdict: VerdictGiven['verdict'] = 'approved', current = true): VerdictGiven => ({
  type: 'review.given',
  at: AT,
  who,
  verdict,
  commit: 'c1',
  current,
  url: 'https://github.example/1',
});

describe('whose word counts', () => {
  test.each<[string, object, Event[], string[], string[]]>([
    ['two members', {}, [says('adaeze'), says('kenji')], ['adaeze', 'kenji'], []],
    ['the author does not', {}, [says('jonas'), says('kenji')], ['kenji'], ['1 of 2 approvals']],
    ['a guest does not', {}, [says('github:ghost'), says('kenji')], ['kenji'], ['1 of 2 approvals']],
    [
      'a guest does where the group says so',
      { onlyMembers: false },
      [says('github:ghost'), says('kenji')],
      ['github:ghost', 'kenji'],
      [],
    ],
    [
      'only the last word of each',
      {},
      [says('adaeze'), says('adaeze', 'dismissed'), says('kenji')],
      ['kenji'],
      ['1 of 2 approvals'],
    ],
    ['an approval of an older text does not', {}, [says('adaeze', 'approved', false)], [], ['0 of 2 approvals']],
    [
      'changes asked hold it up',
      {},
      [says('adaeze'), says('kenji'), says('sofia', 'changes asked')],
      ['adaeze', 'kenji'],
      ['@sofia asks for changes'],
    ],
    // Mira, Adaeze and Sofia speak for Wick, the others for Glass.
    [
      'one organisation is not two',
      { organisations: 2 },
      [says('adaeze'), says('sofia')],
      ['adaeze', 'sofia'],
      ['approvals from 1 of 2 organisations'],
    ],
    ['two are', { organisations: 2 }, [says('adaeze'), says('kenji')], ['adaeze', 'kenji'], []],
  ])('%s', (_, approval, events, who, lacking) => {
    const meeting = given(approval, ...events);
    expect(countedApprovals(meeting)).toEqual(who);
    expect(missingApprovals(meeting)).toEqual(lacking);
  });
});

describe('time', () => {
  const rule = { silence: 72, remind: [24, 48] };

  test('late reviewers are reminded at the times the group sets, and only they', () => {
    const meeting = given(rule, says('adaeze'));
    expect(wakeAt(meeting)).toBe('2026-11-25T18:00:00.000Z');
    const decided = remindReviewers('2026-11-25T18:00:00.000Z', meeting);
    expect(decided?.events).toEqual([
      { type: 'review.reminded', at: '2026-11-25T18:00:00.000Z', who: ['mira', 'kenji'] },
    ]);
    expect(decided?.announce && plainText(decided.announce)).toBe(
      '@mira and @kenji: please review the minutes in PR#1. So far: 1 of 2 approvals.',
    );
    const once = given(rule, says('adaeze'), ...(decided?.events ?? []));
    expect(wakeAt(once)).toBe('2026-11-26T18:00:00.000Z');
  });

  test('silence is consent when the time is over', () => {
    const meeting = given({ silence: 72 });
    const decided = remindReviewers('2026-11-27T18:00:00.000Z', meeting);
    expect(decided?.effects).toEqual(['merge']);
    // The merge tells it.
    expect(decided?.announce).toBeUndefined();
    const byChair = remindReviewers('2026-11-27T18:00:00.000Z', given({ silence: 72, merge: 'chair' }));
    expect(byChair?.announce && plainText(byChair.announce)).toBe(
      'Nobody objected to PR#1 in time, so the minutes are approved.\n' +
        'The minutes in PR#1 can be merged now, with /meeting merge.',
    );
    expect(wakeAt(given({ silence: 72 }, ...(decided?.events ?? [])))).toBeUndefined();
  });

  test('an objection is no silence; once it is withdrawn, it is', () => {
    const meeting = given({ silence: 72 }, says('kenji', 'changes asked'));
    const decided = remindReviewers('2026-11-27T18:00:00.000Z', meeting);
    expect(decided?.effects).toEqual([]);
    const now = given({ silence: 72 }, says('kenji', 'changes asked'), ...(decided?.events ?? []));
    const verdict = { by: 'kenji', verdict: 'dismissed' as const, commit: 'c1', current: true, url: '' };
    const seen = {
      platform: 'github',
      commit: 'c1',
      state: 'open' as const,
      author: 'gavel',
      verdicts: [verdict],
      comments: [],
    };
    expect(followForge(seen, now, AT)?.effects).toEqual(['merge']);
  });
});

test('a chair merges where the group leaves it to them, and not before the rule is met', () => {
  const open = openMeeting(groupWithReviews({ merge: 'chair', mergers: ['sofia'] }), '2026-11-24T16:00:00.000Z').held();
  open.fold(
    { type: 'lifecycle.ended', at: AT, by: 'mira' } as Event,
    { type: 'review.proposed', at: AT, branch: 'b', label: 'PR#1', commit: 'c1' } as Event,
    { type: 'lifecycle.reviewed', at: AT },
    says('adaeze'),
  );
  expect(open.says('kenji', '/meeting merge')).toBe('Only the chair or secretary can merge.');
  expect(open.says('mira', '/meeting merge')).toBe('Not approved yet (1 of 2 approvals).');
  open.fold(says('kenji'));
  expect(open.says('sofia', '/meeting merge')).toBe('Merging PR#1 now.');
  expect(open.says('mira', '/meeting approve')).toContain('Your group approves minutes in the forge');
});

test('reminders that went by while Gavel was away are given as one', () => {
  const decided = remindReviewers('2026-12-24T18:00:00.000Z', given({ remind: [24, 48] }));
  expect(decided?.events).toHaveLength(2);
  expect(wakeAt(given({ remind: [24, 48] }, ...(decided?.events ?? [])))).toBeUndefined();
});
