import { expect, test } from '@jest/globals';

import type { BoardEntry } from '../../../ports/board.ts';
import { actionsByOwner } from './owners.ts';

const action = (number: number, owners: readonly string[], due?: string): BoardEntry => ({
  number,
  kind: 'action',
  text: `task ${number}`,
  owners,
  box: 'open',
  ...(due !== undefined && { due }),
});

test('open actions stand under each of their owners, the first due first, and unowned ones last', () => {
  const entries = [
    action(1, ['@mira']),
    action(2, ['@mira', '@kenji'], '2026-03-17'),
    action(3, []),
    action(4, ['@mira'], '2026-03-10'),
    action(5, ['@sofia']),
  ];
  const groups = actionsByOwner({ entries, actions: [1, 2, 3, 4] });
  expect(groups.map(({ owner, actions }) => [owner, actions.map(({ number }) => number)])).toEqual([
    ['@kenji', [2]],
    ['@mira', [4, 2, 1]],
    [undefined, [3]],
  ]);
});
