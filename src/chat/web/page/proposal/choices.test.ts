import { expect, test } from '@jest/globals';

import { proposalChoices } from './choices.ts';

const OPEN = {
  merged: false,
  closed: false,
  approved: false,
  approvedBy: ['@sjn'],
  approvesInRooms: true,
  authors: ['@kim'],
  mergers: ['@mira'],
};

test.each([
  ['a member', OPEN, 'tux', ['approve', 'change'], []],
  ['a guest', OPEN, undefined, ['approve', 'change'], []],
  ['who approved', OPEN, 'sjn', ['change'], ['youApproved']],
  ['who wrote them', OPEN, 'kim', ['change'], ['youWrote']],
  ['who may merge, too early', OPEN, 'mira', ['approve', 'change'], []],
  ['who may merge', { ...OPEN, approved: true }, 'mira', ['merge', 'approve', 'change'], []],
  ['who may not merge', { ...OPEN, approved: true }, 'kim', ['change'], ['mergersOnly']],
  [
    'in a forge that merges',
    { ...OPEN, approved: true, mergers: [] },
    'mira',
    ['approve', 'change'],
    ['mergedInForge'],
  ],
  ['in a forge that approves', { ...OPEN, approvesInRooms: false }, 'tux', [], ['inForge']],
  ['merged', { ...OPEN, merged: true }, 'tux', [], []],
  ['closed', { ...OPEN, closed: true }, 'tux', [], []],
])('what can be done: %s', (_, proposal, me, steps, hints) => {
  expect(proposalChoices(proposal, me)).toEqual({ steps, hints });
});
