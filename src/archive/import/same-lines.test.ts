import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { compareLines } from './same-lines.ts';

test('markers, indents, escapes and empty lines make no difference; words do', () => {
  const theirs = '## Agenda\n\n* @ann – a_b\n    * see https://a.example\n* …\n1. one\n';
  const written = '## Agenda\n- @ann – a\\_b\n  - see <https://a.example>\n- One\n';
  expect(compareLines(theirs, written)).toEqual({ same: 3, of: 4, written: 4, missing: ['- one'], added: ['- One'] });
});

test('a text is the same as itself, and lines are counted once', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', '- c', '# d', '')).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(texts, texts, (one, other) => {
      const self = compareLines(one, one);
      expect(self).toMatchObject({ same: self.of, written: self.of, missing: [], added: [] });
      const { same, of, written, missing, added } = compareLines(one, other);
      expect([missing.length, added.length]).toEqual([of - same, written - same]);
    }),
  );
});

test('where an item is broken into lines says nothing, and neither does how wide a table is', () => {
  const text = '- a long\n  sentence\n- b\n\n| A |\n| ----- |\n| 1 |\n';
  const written = '- a long sentence\n- b\n\n| A |\n| - |\n| 1 |\n';
  expect(compareLines(text, written)).toMatchObject({ same: 5, of: 5, missing: [], added: [] });
});

test('lines of prose are lines', () => {
  expect(compareLines('- a\n\nPresent: Ann\nRegrets: Bo\n', '- a\n\nPresent: Ann\n').missing).toEqual(['Regrets: Bo']);
});
