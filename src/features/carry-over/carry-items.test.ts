import { expect, test } from '@jest/globals';

import { readDocument } from '../../minutes/parse-document.ts';
import { readItems, type ReadItem } from '../../minutes/read.ts';
import { carriedItems, type IsStanding } from './carry-items.ts';

const BOXES = { none: '', open: '[ ] ', ticked: '[x] ' } as const;
const written = (items: readonly ReadItem[], indent = ''): string[] =>
  items.flatMap(({ box, text, children }) => [`${indent}- ${BOXES[box]}${text}`, ...written(children, `${indent}  `)]);
const carried = (lines: readonly string[], isStanding?: IsStanding): string[] =>
  written(carriedItems(readItems(readDocument(lines.join('\n')).blocks), isStanding));

test.each<[string, readonly string[], readonly string[]]>([
  ['what is open', ['- [ ] buy oil'], ['- [ ] buy oil']],
  ['nothing that is done, or was only noted', ['- [x] buy oil', '- it is cold'], []],
  ['no empty box', ['- [ ] …'], []],
  ['the notes on what is open', ['- [ ] buy oil', '  - the good one'], ['- [ ] buy oil', '  - the good one']],
  [
    'of what is done only what something open below needs, without its box',
    ['- [x] paint', '  - it is dry', '  - [ ] the door', '    - in red'],
    ['- paint', '  - [ ] the door', '    - in red'],
  ],
  [
    'what stands on a note about something open',
    ['- Anna said', '  - [ ] buy oil', '- Bob said', '  - nothing'],
    ['- Anna said', '  - [ ] buy oil'],
  ],
  [
    'nothing that was ticked off below something open',
    ['- [ ] buy oil', '  - [x] ask for the price', '  - in May'],
    ['- [ ] buy oil', '  - in May'],
  ],
])('it keeps %s', (_, lines, kept) => expect(carried(lines)).toEqual(kept));

test('what always stands stays as it is, with all below it', () => {
  const lines = ['- who has oil', '  - [x] Kenji', '- [x] paint', '  - who has oil'];
  expect(carried(lines, ({ text }) => text === 'who has oil')).toEqual([
    '- who has oil',
    '  - [x] Kenji',
    '- paint',
    '  - who has oil',
  ]);
});
