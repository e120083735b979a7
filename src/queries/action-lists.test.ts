import { expect, test } from '@jest/globals';

import { given, STARTED } from '../../test/doubles/given.ts';
import { actionLists } from './action-lists.ts';

test('actions are listed by owner, and one that several people have is counted once', () => {
  const { meeting } = given(STARTED).after(
    ['mira', '/topic Shop'],
    ['mira', '/action @kenji @jonas order lamps'],
    ['mira', '/action @jonas call the shop'],
    ['mira', '/todo sweep the yard'],
  );
  const lists = actionLists(meeting);
  expect(lists.map(({ heading, markdown }) => [heading, markdown])).toEqual([
    ['@kenji', '- order lamps\n'],
    ['@jonas', '- order lamps\n- call the shop\n'],
    [undefined, '- sweep the yard\n'],
  ]);
  expect(lists.map(({ count }) => count)).toEqual([1, 1, 1]);
});
