// Entries as lines of one paragraph, as minutes from a log of a chat have them.
import { expect, test } from '@jest/globals';

import { givenIn, PLANNED, present, STARTED } from '../../../test/doubles/given.ts';
import { inventedGroup } from '../../../test/doubles/invented-group.ts';

const held = (style: object, ...typed: readonly (readonly [string, string])[]): string => {
  const group = inventedGroup({
    schedule: { start: '17:00' },
    format: {
      path: 'a.md',
      boxes: false,
      person: '{handle}',
      attribution: '{person}:',
      style,
      wording: { action: '**ACTION:** {owners} {text}' },
      sections: [{ kind: 'topics', heading: 'Minutes', entries: 'lines' }],
    },
  });
  return givenIn(group, PLANNED, present('mira'), STARTED)
    .after(['mira', '/topic "Kilns"'], ...typed)
    .minutes()
    .replace('## Minutes\n\n### Kilns\n\n', '');
};

test('what people say is lines of one paragraph, what came of it stands by itself', () => {
  const typed = [
    ['mira', '/note Who has *looked* at it?'],
    ['kenji', '/note I did'],
    ['mira', '/action @kenji repair it'],
    ['mira', '/note Thanks'],
    ['kenji', '/note [The plan](https://a.example/plan)'],
  ] as const;
  expect(held({}, ...typed)).toBe(
    'mira: Who has *looked* at it?<br>\nkenji: I did\n\n**ACTION:** kenji repair it\n\nmira: Thanks<br>\nkenji: [The plan](https://a.example/plan)\n',
  );
});

test.each([
  ['backslash', 'mira: One\\\nkenji: Two\n'],
  ['spaces', 'mira: One  \nkenji: Two\n'],
])('a line ends as the style says: %s', (lineBreak, written) => {
  expect(held({ lineBreak }, ['mira', '/note One'], ['kenji', '/note Two'])).toBe(written);
});

test('prose, and what has lines below it, is a paragraph of its own', () => {
  const typed = [
    ['mira', '/note One'],
    ['mira', '/prose Two'],
    ['kenji', '/note Three'],
    ['kenji', '/note Four'],
  ] as const;
  expect(held({}, ...typed)).toBe('mira: One\n\nmira: Two\n\nkenji: Three<br>\nkenji: Four\n');
});

test.each(['# a', '> a', '1. a', '===', '```', '| a'])(
  'a line of the secretary that begins with %s begins no block',
  (text) => {
    const written = held({}, ['jonas', '/note One'], ['jonas', `/note ${text}`], ['jonas', '/note Three']);
    expect(written).not.toContain(`\n${text}`);
  },
);
