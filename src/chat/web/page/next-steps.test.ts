import { expect, test } from '@jest/globals';

import type { BoardEntry } from '../../../ports/board.ts';
import type { BoardView } from '../protocol.ts';
import { canWalk, nextSteps } from './next-steps.ts';

const topic = (place: string, current = false) => ({
  place,
  title: `Topic ${place}`,
  depth: place.includes('.') ? 1 : 0,
  current,
  open: 0,
});
const board: BoardView = {
  group: 'demo',
  title: 'Demo',
  phase: 'in session',
  present: ['@mira', '@kenji'],
  leaders: ['@mira'],
  offRecord: false,
  agenda: [topic('1', true), topic('1.1'), topic('2')],
  entries: [],
  actions: [],
  markdown: '',
  html: '',
};
const vote = (voters: readonly string[], guestsVote = false): BoardEntry => ({
  number: 7,
  kind: 'motion',
  text: 'Ship it',
  owners: [],
  box: 'none',
  vote: { isOpen: true, isPlain: true, guestsVote, outcome: '', options: [{ option: 'for', emoji: '👍', voters }] },
});
const pressed = (change: Partial<BoardView>, me: string): readonly string[] => {
  const { primary, others } = nextSteps({ ...board, ...change }, me);
  return [primary?.kind ?? '-', ...others.map(({ kind }) => kind)];
};
const proposal = {
  title: 'Demo',
  meeting: 'demo/1',
  branch: 'b',
  label: 'b',
  merged: false,
  closed: false,
  approved: false,
  approvedBy: [],
  needed: 1,
  obstacles: [],
  authors: [],
  approvesInRooms: true,
};

test.each<[string, Partial<BoardView>, string, readonly string[]]>([
  ['before the meeting, who leads', { phase: 'planned', present: [] }, 'mira', ['start']],
  ['before the meeting, a member', { phase: 'planned', present: [] }, 'kenji', ['-']],
  ['the roll call, who leads', { phase: 'gathering', present: [] }, 'mira', ['here', 'start']],
  ['the roll call, who leads and is there', { phase: 'gathering' }, 'mira', ['start']],
  ['the roll call, a member', { phase: 'gathering', present: [] }, 'kenji', ['here']],
  ['the roll call, a member who is there', { phase: 'gathering' }, 'kenji', ['-']],
  ['in session, who leads', {}, 'mira', ['topic', 'openVote', 'end']],
  ['in session, who leads and is not counted', { present: [] }, 'mira', ['topic', 'here', 'openVote', 'end']],
  ['at the last topic', { agenda: [topic('1'), topic('2', true)] }, 'mira', ['end', 'openVote']],
  ['while a vote is open, who leads', { entries: [vote([])] }, 'mira', ['closeVote', 'topic', 'end']],
  ['while a vote is open, a member', { entries: [vote([])] }, 'kenji', ['vote', 'speak']],
  ['while a vote is open, who has voted', { entries: [vote(['@kenji'])] }, 'kenji', ['speak']],
  ['in session, who comes late', { present: [] }, 'kenji', ['here', 'speak']],
  ['off the record, who leads', { offRecord: true }, 'mira', ['onRecord', 'end']],
  ['off the record, a member', { offRecord: true }, 'kenji', ['-']],
  ['after the end', { phase: 'in review', proposal }, 'kenji', ['minutes']],
  ['after the end, before the minutes are proposed', { phase: 'adjourned' }, 'mira', ['-']],
])('%s', (_, change, me, kinds) => expect(pressed(change, me)).toEqual(kinds));

test('the next topic is the one after the current topic and its subtopics', () => {
  expect(nextSteps(board, 'mira').primary).toEqual({ kind: 'topic', title: 'Topic 2', says: '/topic 2' });
  const inSubtopic = { ...board, agenda: [topic('1'), topic('1.1', true), topic('2')] };
  expect(nextSteps(inSubtopic, 'mira').primary).toMatchObject({ says: '/topic 2' });
});

test('topics can be taken up by those who lead, while people are together', () => {
  expect(canWalk(board, 'mira')).toBe(true);
  expect(canWalk(board, 'kenji')).toBe(false);
  expect(canWalk({ ...board, phase: 'planned' }, 'mira')).toBe(false);
  expect(canWalk({ ...board, offRecord: true }, 'mira')).toBe(false);
});

test('if no chair is named, everybody leads', () => {
  const { leaders: _, ...open } = board;
  expect(nextSteps(open, 'kenji').primary?.kind).toBe('topic');
});

test('a guest is there by their name, since they have no handle', () => {
  const gathering = { ...board, phase: 'gathering' as const, present: ['Ada Stranger'], leaders: ['@mira'] };
  expect(nextSteps(gathering, '~0123', 'Ada Stranger').primary).toBeUndefined();
  expect(nextSteps(gathering, '~4567', 'Lou L.').primary).toEqual({ kind: 'here' });
});

test('a guest votes once, if the group lets guests vote', () => {
  const at = { ...board, present: ['Ada Stranger'] };
  const step = (entry: BoardEntry) => nextSteps({ ...at, entries: [entry] }, '~0123', 'Ada Stranger').primary?.kind;
  expect(step(vote([], true))).toBe('vote');
  expect(step(vote(['Ada Stranger'], true))).toBe('speak');
  expect(step(vote([]))).toBe('speak');
});
