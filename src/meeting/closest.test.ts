import { expect, test } from '@jest/globals';

import { closestWord } from './closest.ts';

const WORDS = ['note', 'notes', 'vote', 'done', 'undo', 'action', 'topic', 'meeting end'];

test.each([
  // Two neighbours that changed places are one slip.
  ['noet', 'note'],
  ['ntoe', 'note'],
  ['doen', 'done'],
  ['cation', 'action'],
  ['tpoic', 'topic'],
  ['ndo', 'undo'],
  ['notr', 'note'],
  ['meting end', 'meeting end'],
  // The nearest one, and of several the first.
  ['noted', 'note'],
  // Too far, or too short to tell.
  ['eton', undefined],
  ['ton', undefined],
  ['at', undefined],
  ['weather', undefined],
])('%s means %s', (typed, meant) => {
  expect(closestWord(typed, WORDS)).toBe(meant);
});
