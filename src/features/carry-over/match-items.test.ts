import { describe, expect, test } from '@jest/globals';

import { carryingGroup } from '../../../test/doubles/carried-agenda.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import { findTopics } from './carry-topics.ts';
import { matchItems } from './match-items.ts';

const topics = (...lines: readonly string[]) =>
  findTopics(readDocument(['## Agenda', ...lines].join('\n')), carryingGroup);

/** `@a – text`, as far as these tests need it. */
function read(line: string) {
  const [, owner, text = line] = /^@(\w+) – (.*)$/u.exec(line) ?? [];
  return { text, owners: owner === undefined ? [] : [owner] };
}

const pairs = (proposed: readonly string[], merged: readonly string[]): string[] =>
  matchItems(topics(...proposed), topics(...merged), read).map(
    ({ was, is }) => `${was.words} > ${is ? `${is.item.box} ${is.words}` : 'gone'}`,
  );

describe('what became of an item', () => {
  test.each([
    ['it was ticked', ['- [ ] buy oil'], ['- [x] buy oil'], 'buy oil > ticked buy oil'],
    [
      'a slip was mended',
      ['- [ ] by oil for the lamps'],
      ['- [ ] buy oil for the lamps'],
      'by oil for the lamps > open buy oil for the lamps',
    ],
    ['somebody else does it', ['- [ ] @mira – buy oil'], ['- [ ] @kenji – buy oil'], 'buy oil > open buy oil'],
    [
      'it stands under another topic',
      ['- [ ] buy oil', '### Boats'],
      ['### Boats', '- [ ] buy oil'],
      'buy oil > open buy oil',
    ],
    [
      'half of its words stay',
      ['- [ ] buy oil'],
      ['- [ ] buy three barrels of good oil'],
      'buy oil > open buy three barrels of good oil',
    ],
    [
      'one of the same people stands in its place',
      ['- [ ] @mira – buy oil'],
      ['- [ ] @mira – call Anna'],
      'buy oil > open call Anna',
    ],
    [
      'one of other people stands in its place',
      ['- [ ] @mira – buy oil'],
      ['- [ ] @kenji – call Anna'],
      'buy oil > gone',
    ],
    [
      'two of the same people stand there',
      ['- [ ] @mira – buy oil'],
      ['- [ ] @mira – call Anna', '- [ ] @mira – sail'],
      'buy oil > gone',
    ],
    ['it was taken out', ['- [ ] buy oil'], ['- the tower is open'], 'buy oil > gone'],
    ['its box was taken away', ['- [ ] buy oil'], ['- buy oil'], 'buy oil > none buy oil'],
  ])('%s', (_, proposed, merged, expected) => {
    expect(pairs(['### Lamps', ...proposed], ['### Lamps', ...merged])).toEqual([expected]);
  });

  test('what says the same goes before what says nearly the same, and nothing counts twice', () => {
    const both = ['### Lamps', '- [ ] paint the first door', '- [ ] paint the third door'];
    expect(pairs(both, ['### Lamps', '- [x] paint the third door', '- [ ] paint the first door'])).toEqual([
      'paint the first door > open paint the first door',
      'paint the third door > ticked paint the third door',
    ]);
    expect(pairs(both, ['### Lamps', '- [x] paint the third door'])).toEqual([
      'paint the first door > gone',
      'paint the third door > ticked paint the third door',
    ]);
    expect(pairs(['- [ ] sail', '- [ ] sail'], ['- [x] sail'])).toEqual(['sail > ticked sail', 'sail > gone']);
  });
});
