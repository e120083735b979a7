import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { demoGroup } from '../../test/doubles/demo-group.ts';
import { tableNode, type TableColumn } from './table.ts';
import { writeMarkdown } from './write.ts';

const { style } = demoGroup.format;
const written = (columns: readonly TableColumn[]): string =>
  writeMarkdown({ type: 'root', children: [tableNode(columns, style)] }, style);

describe('a table', () => {
  test('has columns as wide as what they have', () => {
    const columns = [
      { heading: 'Name', align: 'left', cells: ['Ann', 'Bartholomäus'] },
      { heading: 'Votes', align: 'right', cells: ['1', '22'] },
      { heading: 'Role', align: 'center', cells: ['', 'Chair'] },
      { heading: 'A', align: 'none', cells: ['', ''] },
    ] as const;
    expect(written(columns)).toBe(
      [
        '| Name         | Votes | Role  | A |',
        '|:-------------|------:|:-----:|---|',
        '| Ann          | 1     |       |   |',
        '| Bartholomäus | 22    | Chair |   |',
        '',
      ].join('\n'),
    );
  });

  test.each([
    ['spaced', '| :-- | --: | :------: | --- |'],
    ['short', '|:--|--:|:-:|---|'],
  ] as const)('has the rule that the style wants: %s', (tableRule, rule) => {
    const columns = (['left', 'right', 'center', 'none'] as const).map((align) => ({
      heading: { left: 'Ann', right: 'Ida', center: 'Location', none: 'A' }[align],
      align,
      cells: [],
    }));
    const markdown = writeMarkdown({ type: 'root', children: [tableNode(columns, { ...style, tableRule })] }, style);
    expect(markdown.split('\n')[1]).toBe(rule);
  });

  test('shows what people typed as text', () => {
    const cells = ['a | b', '*bold*', 'two\nlines', '{{ site }}', '<b>'];
    expect(
      written([{ heading: 'Name', align: 'none', cells }])
        .split('\n')
        .slice(2),
    ).toEqual([
      String.raw`| a \| b          |`,
      String.raw`| \*bold\*        |`,
      '| two lines       |',
      '| &#123;{ site }} |',
      String.raw`| \<b>            |`,
      '',
    ]);
  });

  test('has as many cells in each row, whatever people are called', () => {
    const cells = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(cells, cells, (a, b) => {
        const rows = written([
          { heading: 'A', align: 'left', cells: a },
          { heading: 'B', align: 'none', cells: b },
        ])
          .trimEnd()
          .split('\n');
        expect(rows).toHaveLength(4);
        // A bar after an even number of backslashes ends a cell.
        for (const row of rows) expect([...row.matchAll(/(?<!\\)(?:\\\\)*\|/gu)]).toHaveLength(3);
      }),
    );
  });
});
