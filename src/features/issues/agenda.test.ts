import { describe, expect, test } from '@jest/globals';

import { ENDED, given, PLANNED, present, STARTED, type Given, type Happened } from '../../../test/doubles/given.ts';
import { plainText } from '../../meeting/message.ts';
import { placeIssues, toConclude } from './agenda.ts';

const topic = { id: 'Agenda/issue-7', section: 'Agenda', title: 'Oil', url: 'https://example.org/7', whole: false };
const at = PLANNED.at;
const placed = given(
  PLANNED,
  { type: 'topics.added', at, topic },
  { type: 'issues.placed', at, issue: 7, topic: topic.id },
);
const PROPOSED = { type: 'review.proposed', at: ENDED.at, branch: 'minutes', label: 'PR#1', commit: 'c1' };
const concluded = (meeting: Given): number[] =>
  toConclude(meeting.and(ENDED, PROPOSED).meeting).map(({ issue }) => issue);

test('a point that was put under an issue is not what the meeting said of it', () => {
  const asked = placed.after(['kenji', '/agenda add Oil: which one?']).and(present('mira'), STARTED);
  expect(concluded(asked)).toEqual([]);
  expect(concluded(asked.after(['mira', '/topic oil'], ['mira', '/note the cheap one']))).toEqual([7]);
});

describe('issues that bear the group’s label', () => {
  const oil = { number: 7, title: 'Oil', url: 'https://example.org/7' };
  const boats = { number: 8, title: 'The\nboats', url: 'https://example.org/8' };
  const place = (...events: readonly Happened[]) => placeIssues([oil, boats], given(PLANNED, ...events).meeting, at);

  test('are put on the agenda, and all are told', () => {
    const decided = place();
    expect(decided?.events).toEqual([
      { type: 'topics.added', at, topic },
      { type: 'issues.placed', at, issue: 7, topic: 'Agenda/issue-7' },
      {
        type: 'topics.added',
        at,
        topic: { id: 'Agenda/issue-8', section: 'Agenda', title: 'The boats', url: boats.url, whole: false },
      },
      { type: 'issues.placed', at, issue: 8, topic: 'Agenda/issue-8' },
    ]);
    expect(decided?.announce && plainText(decided.announce)).toBe(
      'Added to the next agenda: Oil (https://example.org/7) and The boats (https://example.org/8).',
    );
  });

  test('are put there once, and one that was carried over is known by its page', () => {
    const carried = { ...topic, id: 'Agenda/oil' };
    const [first] = place({ type: 'topics.added', at, topic: carried })?.events ?? [];
    expect(first).toEqual({ type: 'issues.placed', at, issue: 7, topic: 'Agenda/oil' });
    const both = [7, 8].map((issue) => ({ type: 'issues.placed', at, issue, topic: `Agenda/issue-${issue}` }));
    expect(place(...both)).toBeUndefined();
  });

  test('are told only if they are new there', () => {
    const known = [oil, boats].map(({ number, title, url }) => ({
      type: 'topics.added',
      at,
      topic: { ...topic, id: `Agenda/${number}`, title, url },
    }));
    expect(place(...known)).toMatchObject({ events: [{ issue: 7 }, { issue: 8 }] });
    expect(place(...known)?.announce).toBeUndefined();
  });
});
