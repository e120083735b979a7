import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { broughtInto } from './merge-edits.ts';

const text = (...lines: readonly string[]): string => lines.join('\n');
const BEFORE = text('# Agenda', '', 'one', '', 'two', '');

describe('the minutes are written over', () => {
  test.each<[string, string | undefined, string[]]>([
    ['nothing', undefined, [BEFORE]],
    ['what Gavel wrote last', BEFORE, [BEFORE]],
    ['what Gavel wrote the time before', BEFORE, ['something newer', BEFORE, 'something older']],
    ['a file of which nobody knows what Gavel wrote', 'By hand', []],
  ])('%s', (_, current, earlier) => {
    expect(broughtInto('new', earlier, current)).toEqual({ text: 'new', disputed: false });
  });
});

describe('what people changed since', () => {
  const theirs = BEFORE.replace('one', 'one, said Kenji');
  test('stays, beside what is new', () => {
    const ours = BEFORE.replace('two', 'two and three');
    expect(broughtInto(ours, [BEFORE], theirs)).toEqual({
      text: text('# Agenda', '', 'one, said Kenji', '', 'two and three', ''),
      disputed: false,
    });
  });

  test('stays if both changed the same line, and that is told', () => {
    const ours = BEFORE.replace('one', 'none');
    expect(broughtInto(ours, [BEFORE], theirs)).toEqual({ text: theirs, disputed: true });
  });

  test('is no dispute if both made the same of it', () => {
    expect(broughtInto(theirs, [BEFORE], `${theirs}\n`)).toMatchObject({ disputed: false });
    expect(broughtInto(theirs, [BEFORE], theirs)).toEqual({ text: theirs, disputed: false });
  });

  test('is no dispute in the line below', () => {
    const [before, people, gavel] = [text('a', 'b', 'c'), text('a!', 'b', 'c'), text('a', 'b!', 'c')];
    expect(broughtInto(gavel, [before], people)).toEqual({ text: text('a!', 'b!', 'c'), disputed: false });
  });

  test('stays if somebody took lines away right where Gavel changes some', () => {
    const [before, people, gavel] = [text('a', 'b', 'c', 'd'), text('a', 'd'), text('a', 'b!', 'c', 'd')];
    expect(broughtInto(gavel, [before], people)).toEqual({ text: people, disputed: true });
  });

  test('is measured against the oldest text that is known to have been committed', () => {
    // The newest was written and perhaps never committed: against it people would seem to have taken a line back.
    const ours = BEFORE.replace('two', 'two and three');
    expect(broughtInto(ours, [`${BEFORE}never committed`, BEFORE], theirs).text).toBe(
      text('# Agenda', '', 'one, said Kenji', '', 'two and three', ''),
    );
  });
});

describe('whatever people and Gavel make of a text', () => {
  const document = fc
    .array(fc.constantFrom('', 'a', 'b', 'c', '- d'), { maxLength: 8 })
    .map((lines) => lines.join('\n'));

  test('people’s text stays if Gavel changed nothing', () => {
    fc.assert(
      fc.property(document, document, (before, people) => {
        expect(broughtInto(before, [before], people)).toEqual({ text: people, disputed: false });
      }),
    );
  });

  test('Gavel’s text is written if people changed nothing', () => {
    fc.assert(
      fc.property(document, document, (before, gavel) => {
        expect(broughtInto(gavel, [before], before)).toEqual({ text: gavel, disputed: false });
      }),
    );
  });

  test('written a second time, nothing changes', () => {
    fc.assert(
      fc.property(document, document, document, (before, gavel, people) => {
        const once = broughtInto(gavel, [before], people);
        // What it gave was committed then, as Gavel's and theirs.
        expect(broughtInto(gavel, [gavel], once.text).text).toBe(once.text);
      }),
    );
  });

  test('no line of people’s own is lost', () => {
    fc.assert(
      fc.property(document, document, (before, gavel) => {
        const people = `${before}\nZ, by hand`;
        expect(broughtInto(gavel, [before], people).text).toContain('Z, by hand');
      }),
    );
  });
});
