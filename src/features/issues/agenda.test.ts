import { expect, test } from '@jest/globals';

import { ENDED, given, PLANNED, present, STARTED, type Given } from '../../../test/doubles/given.ts';
import { toConclude } from './agenda.ts';

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
