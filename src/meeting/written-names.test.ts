import { describe, expect, test } from '@jest/globals';

import { inventedGroup } from '../../test/doubles/invented-group.ts';
import { inPlainOrder } from './plain-order.ts';
import { readNamedLine } from './written-names.ts';

const group = (format: Readonly<Record<string, unknown>>) =>
  inventedGroup({
    members: [
      { handle: 'mira', name: 'Mira Lund', given: 'Mira', affiliation: 'Oil' },
      { handle: 'jonas', name: 'Jonas' },
      { handle: 'kenji', name: 'Kenji Mori', given: 'Kenji' },
      { handle: 'other', name: 'Kenji Abe', given: 'Kenji' },
    ],
    schedule: { start: '17:00', from: '2024-05-15', every: 'FREQ=WEEKLY' },
    format: { path: 'minutes-{date}.md', sections: [], ...format },
  });
const handles = group({});
const full = group({ person: '{name}, {affiliation}' });
const given = group({ person: '{given}', attribution: '{person},' });
const bracketed = group({ person: '{name}', attribution: '[{person}]' });

describe('a line with names', () => {
  test.each([
    ['Mira Lund, Oil – fix it', full, ['mira'], 'fix it'],
    ['Mira Lund – fix it', full, ['mira'], 'fix it'],
    ['Mira Lund, Oil, Jonas and Kenji Mori: fix it', full, ['mira', 'jonas', 'kenji'], 'fix it'],
    ['Jonas, @mira - fix it', full, ['jonas', 'mira'], 'fix it'],
    ['Jonas, jonas – fix it', full, ['jonas'], 'fix it'],
    ['Jonas, Rowan – fix it', full, undefined, undefined],
    ['Jonas fixes it', full, undefined, undefined],
    ['Jonas-Per – fix it', full, undefined, undefined],
    ['Jonas –', full, undefined, undefined],
    ['Mira, Jonas, fix it', given, ['mira', 'jonas'], 'fix it'],
    // Two people are called so.
    ['Kenji, fix it', given, undefined, undefined],
    ['[Kenji Mori] fix it', bracketed, ['kenji'], 'fix it'],
    ['Jonas – fix it', handles, undefined, undefined],
    ['', full, undefined, undefined],
  ])('%s', (line, read, people, said) => {
    expect(readNamedLine(line, read)).toEqual(people && { handles: people, said });
  });
});

describe('an action in the group’s own wording', () => {
  const worded = group({ person: '{name}', wording: { action: 'ACTION: {owners} to {text} (due {due})' } });

  test.each([
    ['ACTION: Mira Lund to fix it (due Friday)', 'Mira Lund – fix it (Friday)'],
    ['ACTION: Mira Lund, Jonas to fix it (due Friday)', 'Mira Lund, Jonas – fix it (Friday)'],
    ['ACTION: @mira und @jonas to fix it (due Friday)', '@mira, @jonas – fix it (Friday)'],
    ['ACTION: Rowan Oak to fix it (due Friday)', 'ACTION: Rowan Oak to fix it (due Friday)'],
    ['fix it', 'fix it'],
  ])('%s', (line, plain) => {
    expect(inPlainOrder(line, worded)).toBe(plain);
  });
});
