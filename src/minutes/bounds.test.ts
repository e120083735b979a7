import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { boundedLines } from './bounds.ts';
import { allItems, allSections } from './document.ts';
import { readDocument } from './parse-document.ts';
import { readMinutes } from './read.ts';
import { restyleMarkdown, documentSayings } from './write-document.ts';

const STYLE = { bullet: '*', indent: 'one', dash: '–', emphasis: '_' } as const;

const around = (hostile: string): string =>
  `# Minutes\n\n## Traps\n\n- [ ] count moths\n\n${hostile}\n\n## Lamps\n\n- [ ] trim\n`;

describe('what nobody writes is kept as text, and what stands around it is read', () => {
  test.each([
    ['quotes in quotes', '>'.repeat(5000)],
    ['quotes with spaces', '> '.repeat(5000)],
    ['numbers in numbers', '1. '.repeat(5000)],
    ['items in items', `${'- '.repeat(5000)}x`],
    ['a mixture', '> 1. - '.repeat(3000)],
    ['an indentation that never ends', `- ${' '.repeat(5000)}- x`],
    [
      'a list that goes deeper with each line',
      Array.from({ length: 700 }, (_, i) => `${' '.repeat(2 * i)}- x`).join('\n'),
    ],
    ['stars', `${'*'.repeat(20_000)}a${'*'.repeat(20_000)}`],
    ['stars and underscores', `${'*_'.repeat(5000)}a${'_*'.repeat(5000)}`],
    ['stars, a line each', `${'*a\n'.repeat(5000)}${'a*\n'.repeat(5000)}`],
    ['pictures in pictures', `${'!['.repeat(3000)}a${'](x)'.repeat(3000)}`],
    ['brackets', '['.repeat(20_000)],
    ['links that never end', '[a]('.repeat(10_000)],
    ['comments that never end', `x ${'<!--'.repeat(10_000)}`],
    ['references to nothing', '[a]'.repeat(14_000)],
    ['definitions in an item', `- a\n${'[a]:\n'.repeat(8000)}`],
    ['code', Array.from({ length: 300 }, (_, i) => `${'`'.repeat(i + 1)}a`).join('')],
  ])('%s', (_, hostile) => {
    const markdown = around(hostile);
    const document = readDocument(markdown);
    expect(allSections(document).map(({ text }) => text)).toEqual(['Minutes', 'Traps', 'Lamps']);
    const texts = allItems(document).map(({ text }) => text);
    expect([texts[0], texts.at(-1)]).toEqual(['count moths', 'trim']);
    // Read for an agenda, and written again.
    expect(
      readMinutes(markdown)
        .sections.at(-1)
        ?.items.map(({ text }) => text),
    ).toEqual(['trim']);
    expect(documentSayings(readDocument(restyleMarkdown(markdown, STYLE)))).toEqual(documentSayings(document));
  });

  test('the rest of a file that is far too long stays in it', () => {
    const line = `${'x'.repeat(99)}\n`;
    const document = readDocument(around(line.repeat(30_000)));
    expect(allItems(document).map(({ text }) => text)).toEqual(['count moths']);
    expect(allSections(document).at(-1)?.blocks.at(-1)).toMatchObject({
      markdown: expect.stringMatching(/## Lamps\n\n- \[ \] trim$/u),
    });
  });
});

describe('what people write is left as it is', () => {
  test.each([
    ['a rule', '- - - - -'],
    ['a long rule', `${'- '.repeat(40)}-`],
    ['a quote', '> > > quoted'],
    ['an indentation', `${' '.repeat(40)}- deep`],
    ['emphasis', 'a*b*c_d_e'],
    ['links and a comment', `${'[a](b) '.repeat(300)}<!-- later -->`],
    ['a table', `| ${'**bold** | '.repeat(100)}`],
  ])('%s', (_, line) => expect(boundedLines([line])).toEqual([line]));

  test('every item of a long list keeps its emphasis', () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `- **moth** ${i}`);
    expect(boundedLines(lines)).toEqual(lines);
  });
});

test('whatever stands in a file is read, and no deeper than a hundred levels of blocks', () => {
  const piece = fc.constantFrom(
    '>',
    '> ',
    '- ',
    '1. ',
    '* ',
    '  ',
    '\t',
    '\n',
    'x',
    '**',
    '_',
    '![',
    '](u)',
    '`',
    '\\',
    '    ',
    '#',
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(piece, fc.integer({ min: 1, max: 120 })), { maxLength: 30 }), (pieces) => {
      const document = readDocument(pieces.map(([text, times]) => text.repeat(times)).join(''));
      const depthOf = (blocks: readonly (typeof document.blocks)[number][]): number =>
        Math.max(
          0,
          ...blocks.map((block) =>
            block.kind === 'list' ? 1 + Math.max(0, ...block.items.map((item) => depthOf(item.blocks))) : 0,
          ),
        );
      expect(
        Math.max(depthOf(document.blocks), ...allSections(document).map(({ blocks }) => depthOf(blocks))),
      ).toBeLessThanOrEqual(100);
    }),
    { numRuns: 60 },
  );
});
