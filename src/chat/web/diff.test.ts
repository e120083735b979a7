import { expect, test } from '@jest/globals';

import { compareMinutes } from './diff.ts';

/** Each line with its sign, and changed words in brackets. */
const shown = (before: string, now: string): readonly string[] =>
  compareMinutes(before, now).map(({ kind, pieces }) => {
    const words = pieces.map(({ kind: change, text }) => {
      if (kind !== 'changed' || change === 'same') return text;
      return change === 'added' ? `{+${text}}` : `{-${text}}`;
    });
    return `${{ same: ' ', added: '+', removed: '-', changed: '~', gap: '…' }[kind]}${words.join('')}`;
  });

const MINUTES =
  '---\ntitle: x\n---\n\n# Demo\n\n## Releases\n\n* 2.4 is out\n* @tux - write it up\n\n## Security\n\n* quiet\n* nothing\n* new\n';

test('nothing, if only the front matter or empty lines are different', () => {
  expect(shown(MINUTES, MINUTES)).toEqual([]);
  expect(shown(MINUTES, MINUTES.replace('title: x', 'title: y').replaceAll('\n\n', '\n'))).toEqual([]);
});

test('of a line that changed, its words; lines far from it are left out', () => {
  expect(shown(MINUTES, MINUTES.replace('2.4 is out', '2.5 is out at last'))).toEqual([
    ' Demo',
    ' Releases',
    '~* 2.{-4}{+5} is out{+ at last}',
    ' * @tux - write it up',
    ' Security',
    '…',
  ]);
});

test('lines that came and lines that went, in their places', () => {
  const now = MINUTES.replace('* 2.4 is out\n', '').replace('* new\n', '* new\n* and an addition\n');
  expect(shown(MINUTES, now)).toEqual([
    ' Demo',
    ' Releases',
    '-* 2.4 is out',
    ' * @tux - write it up',
    ' Security',
    '…',
    ' * nothing',
    ' * new',
    '+* and an addition',
  ]);
});

test('a line in the place of one that said something else is no change of it', () => {
  expect(shown('* apples and pears\n', '* quite another thing\n')).toEqual([
    '-* apples and pears',
    '+* quite another thing',
  ]);
});
