import { describe, expect, test } from '@jest/globals';

import { ENDED, given, PLANNED, present, STARTED, type Given, type Happened } from '../../../test/doubles/given.ts';
import { plainText } from '../../meeting/message.ts';
import { electionsFeature } from '../elections/elections.ts';
import { queueFeature } from '../queue/queue.ts';
import { reviewState } from '../review/state.ts';
import { joinedWords } from './merged.ts';

// Sofia is a member; until she says the code, she is also a stranger on Matrix.
const OTHER = 'matrix:@sofia:example.org';
const AT = '2026-03-03T17:30:00.000Z';
const LINKED = { type: 'links.joined', at: AT, users: [OTHER, 'web:sofia'], as: 'sofia', instead: OTHER } as const;

const happened = (type: string, more: object): Happened => ({ type, at: AT, ...more });
const queued = (who: string, about?: string): Happened => happened('queue.joined', { who, ...(about && { about }) });
const elected = (...people: string[]): Happened => happened('elections.elected', { role: 'chair', people });
const running = given(PLANNED, STARTED);
const words = (before: Given): string => plainText(joinedWords(LINKED, before.meeting));

const waiting = (after: Given): string[] =>
  after.meeting.stateOf(queueFeature).waiting.map(({ who, about }) => `${who}: ${about ?? ''}`);

describe('the speaker queue', () => {
  test.each([
    ['under the other name first', [queued(OTHER), queued('kenji'), queued('sofia')]],
    ['under her own name first', [queued('sofia'), queued('kenji'), queued(OTHER)]],
  ])('who waits twice, %s, has the earlier place', (_, events) => {
    const before = running.and(...events);
    expect(waiting(before.and(LINKED))).toEqual(['sofia: ', 'kenji: ']);
    expect(words(before)).toContain('You were on the speaker queue twice, so you keep the earlier place.');
  });

  test('what they want to speak to is kept, the earlier words before the later', () => {
    const twice = [queued(OTHER, 'the gates'), queued('sofia', 'the locks')];
    expect(waiting(running.and(...twice, LINKED))).toEqual(['sofia: the gates']);
    expect(waiting(running.and(queued(OTHER), queued('sofia', 'the locks'), LINKED))).toEqual(['sofia: the locks']);
  });

  test('who waits once, or has the floor, does so under the one name', () => {
    const before = running.and(queued(OTHER, 'the gates'), queued('kenji'), happened('queue.called', { who: OTHER }));
    expect(before.and(LINKED).meeting.stateOf(queueFeature)).toMatchObject({
      floor: 'sofia',
      waiting: [{ who: 'kenji' }],
    });
    expect(waiting(running.and(queued('kenji'), queued(OTHER, 'the gates'), LINKED))).toEqual([
      'kenji: ',
      'sofia: the gates',
    ]);
    expect(words(before)).toBe('You are now one person here and there: @sofia.');
  });

  test('she can leave it', () => {
    const after = running.and(queued(OTHER), LINKED).when('sofia', 'q-');
    expect(after).toMatchObject({ events: [{ type: 'queue.left', who: 'sofia' }] });
  });
});

describe('elections', () => {
  test('who stands twice stands once, in the earlier place', () => {
    const before = running.and(elected(OTHER, 'kenji', 'sofia'));
    expect(before.and(LINKED).meeting.stateOf(electionsFeature).chair).toEqual(['sofia', 'kenji']);
    expect(words(before)).toContain("You were elected the next meeting's chair twice, so that counts once.");
  });

  test('a stranger who was elected is the member', () => {
    const before = running.and(elected(OTHER));
    expect(before.and(LINKED).meeting.stateOf(electionsFeature)).toMatchObject({ chair: ['sofia'], secretary: [] });
    expect(words(before)).not.toContain('chair');
    expect(before.and(LINKED).when('mira', '/unelect @sofia')).toMatchObject({ events: [{ people: [] }] });
  });
});

describe('approval', () => {
  const reviewing = running.and(
    present('kenji'),
    ENDED,
    happened('review.proposed', { branch: 'minutes', label: 'PR#1', commit: 'c1' }),
    happened('lifecycle.reviewed', {}),
  );
  const approved = (who: string) => happened('review.approved', { who });
  const verdictOf = (who: string, verdict: string) =>
    happened('review.given', { who, verdict, commit: 'c1', current: true, url: '' });

  test('two approvals are one', () => {
    const before = reviewing.and(approved(OTHER), approved('kenji'), approved('sofia'));
    expect(before.and(LINKED).meeting.stateOf(reviewState).approvedBy).toEqual(['sofia', 'kenji']);
    expect(words(before)).toContain('You approved the minutes twice, so that counts once.');
  });

  test.each([
    ['sofia', OTHER, 'changes asked'],
    [OTHER, 'sofia', 'changes asked'],
  ])('of two reviews, by %s and then by %s, the later one counts', (first, second, verdict) => {
    const before = reviewing.and(
      verdictOf(first, 'approved'),
      verdictOf('kenji', 'approved'),
      verdictOf(second, verdict),
    );
    expect(before.and(LINKED).meeting.stateOf(reviewState).verdicts).toMatchObject([
      { who: 'kenji', verdict: 'approved' },
      { who: 'sofia', verdict },
    ]);
    expect(words(before)).toContain('You reviewed the minutes twice, so the later review counts.');
  });

  test('whoever ended the meeting under the other name does not approve its minutes under this one', () => {
    const ended = running.and(
      { ...ENDED, by: OTHER },
      happened('review.proposed', { branch: 'minutes', label: 'PR#1', commit: 'c1' }),
      happened('lifecycle.reviewed', {}),
      happened('roles.named', { role: 'secretary', people: [] }),
    );
    expect(ended.and(LINKED).when('sofia', '/meeting approve').refuse).toContain('You wrote these minutes');
  });

  test('the approval of the minutes before names her', () => {
    const before = running.and(happened('approval.approved', { proposal: 'PR#0', by: [OTHER, 'sofia', 'kenji'] }));
    const after = before.and(LINKED).minutes();
    expect(after).toContain('approved in PR#0 by @sofia and @kenji');
  });
});
