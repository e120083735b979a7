import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { cleanText } from '../../src/meeting/clean-text.ts';
import type {
  DocumentBlock,
  DocumentItem,
  DocumentList,
  MinutesDocument,
  DocumentSection,
} from '../../src/minutes/document.ts';
import type { MinutesFormat } from '../../src/minutes/format.ts';
import { readDocument } from '../../src/minutes/parse-document.ts';
import { phrasingOf } from '../../src/minutes/phrasing.ts';
import { onlyLink } from '../../src/minutes/portable-phrasing.ts';
import { restyleMarkdown, documentSayings, wordsFor, writeDocument } from '../../src/minutes/write-document.ts';
import { anyMarkdown, anyText } from './texts.ts';

const DASHES = { bullet: '-', indent: 'one', dash: '–', emphasis: '*' } as const;
const STARS = { bullet: '*', indent: 'tab', dash: '–', emphasis: '_' } as const;
const PLUSES = { bullet: '+', indent: 'one', dash: '-', emphasis: '*' } as const;
const STYLE = fc.constantFrom<MinutesFormat['style']>(DASHES, STARS, PLUSES);

const position = { line: 1, column: 1, endLine: 1 };

const line = anyText()
  .map((typed) => cleanText(typed).replaceAll(/\s+/gu, ' ').trim())
  .filter((typed) => typed !== '' && !typed.includes('\uE000'));

const words = (place: 'heading' | 'item') => line.map((typed) => wordsFor(phrasingOf(typed), DASHES, place));

/** Blocks that no parser could take for part of what stands above them. */
const verbatim = fc
  .oneof(
    line
      .map((typed) => wordsFor(phrasingOf(typed), DASHES, 'item'))
      .map((prose) => ({ markdown: prose.markdown, prose })),
    fc.constantFrom('![counts](counts.png)').map((markdown) => {
      const prose = {
        markdown,
        text: 'counts',
        content: [{ type: 'image', url: 'counts.png', alt: 'counts', title: null }],
      } as const;
      return { markdown, prose };
    }),
    fc.constantFrom('```sh\nnpm test\n```', '| a | b |\n|---|---|', '***').map((markdown) => ({ markdown })),
  )
  .map((block) => ({ kind: 'verbatim', ...block, position }) as const);

const { blocks } = fc.letrec<{
  item: DocumentItem;
  list: DocumentList;
  below: readonly DocumentList[];
  blocks: readonly DocumentBlock[];
}>((tie) => ({
  item: fc
    .record({
      words: fc.oneof({ weight: 9, arbitrary: words('item') }, fc.constant({ markdown: '', content: [], text: '' })),
      box: fc.constantFrom('none', 'open', 'ticked'),
      blocks: tie('below'),
    })
    // An empty item has nothing under it: `- - a` is for no person.
    .map(({ words: said, box, blocks: under }): DocumentItem => ({
      ...said,
      box,
      blocks: said.text === '' ? [] : under,
      position,
    })),
  list: fc.record({
    kind: fc.constant('list'),
    ordered: fc.boolean(),
    items: fc.array(tie('item'), { minLength: 1, maxLength: 3 }),
    position: fc.constant(position),
  }),
  below: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'depth' },
    fc.constant([]),
    tie('list').map((one) => [one]),
  ),
  blocks: fc.array(
    fc.oneof(
      { maxDepth: 4, depthIdentifier: 'depth' },
      verbatim.filter(({ markdown }) => !markdown.startsWith('|')),
      tie('list'),
    ),
    { maxLength: 3 },
  ),
}));

/** Sections as they stand in a file, one after another: nested by their levels. */
function nest(flat: readonly DocumentSection[]): DocumentSection[] {
  const [first, ...rest] = flat;
  if (!first) return [];
  const end = rest.findIndex(({ level }) => level <= first.level);
  const below = end < 0 ? rest : rest.slice(0, end);
  return [{ ...first, sections: nest(below) }, ...nest(end < 0 ? [] : rest.slice(end))];
}

const sections = fc
  .array(fc.record({ words: words('heading'), level: fc.integer({ min: 1, max: 6 }), blocks }), { maxLength: 4 })
  .map((flat) =>
    nest(
      flat.map(({ words: said, ...rest }) => ({
        ...said,
        ...rest,
        url: onlyLink(said.content),
        position,
        sections: [],
      })),
    ),
  );

const documents: fc.Arbitrary<MinutesDocument> = fc.record({ blocks, sections });

test('any tree that is written is read back as the same tree', () => {
  fc.assert(
    fc.property(documents, STYLE, (document, style) => {
      expect(documentSayings(readDocument(writeDocument(document, style)))).toEqual(documentSayings(document));
    }),
    { numRuns: 500 },
  );
});

test('whatever people left in the file: in the style of the group, it is the same tree', () => {
  fc.assert(
    fc.property(anyMarkdown(), STYLE, (markdown, style) => {
      expect(documentSayings(readDocument(restyleMarkdown(markdown, style)))).toEqual(
        documentSayings(readDocument(markdown)),
      );
    }),
    { numRuns: 500 },
  );
});
