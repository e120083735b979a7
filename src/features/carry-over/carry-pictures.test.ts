import { describe, expect, test } from '@jest/globals';
import type { PhrasingContent } from 'mdast';

import { demoGroup } from '../../../test/doubles/demo-group.ts';
import { givenIn, PLANNED } from '../../../test/doubles/given.ts';
import { readDocument } from '../../minutes/parse-document.ts';
import { readItems, type ReadItem } from '../../minutes/read.ts';
import { carriedContent } from './carry-pictures.ts';

const heldIn = (path: string) => givenIn({ ...demoGroup, format: { ...demoGroup.format, path } }, PLANNED).meeting;
const before = heldIn('2026/march/minutes.md');

function item(line: string): ReadItem {
  const [read] = readItems(readDocument(`- ${line}`).blocks);
  if (!read) throw new Error(`"${line}" is no item`);
  return read;
}
const urls = (content: readonly PhrasingContent[]): string[] =>
  content.flatMap((node) => (node.type === 'image' ? [node.url] : 'children' in node ? urls(node.children) : []));
const carried = (line: string, path: string): string[] => urls(carriedContent(item(line), before, heldIn(path)));

const CHART = 'The chart: **![chart](pictures/1-chart.png)**';

describe('a picture beside the minutes', () => {
  test.each([
    ['in a folder beside it', '2026/april/minutes.md', '../march/pictures/1-chart.png'],
    ['in the folder above', '2026/minutes.md', 'march/pictures/1-chart.png'],
    ['in a folder below', '2026/march/late/minutes.md', '../pictures/1-chart.png'],
    ['in another year, with a space in it', 'the past/minutes.md', '../2026/march/pictures/1-chart.png'],
  ])('is named from the next minutes, %s', (_, path, url) => expect(carried(CHART, path)).toEqual([url]));
});

test.each(['https://example.org/1.png', '/pictures/1.png', '#1'])('a picture at %s stays where it is', (url) => {
  expect(carried(`![chart](${url}) ![other](b.png)`, '2026/april/minutes.md')).toEqual([url, '../march/b.png']);
  const alone = item(`![chart](${url})`);
  expect(carriedContent(alone, before, heldIn('2026/april/minutes.md'))).toEqual(alone.asWritten());
});

test('in the same folder, or if nothing is known of the meeting before, all stays as it stood', () => {
  const chart = item(CHART);
  expect(carriedContent(chart, before, heldIn('2026/march/other.md'))).toEqual(chart.asWritten());
  expect(carriedContent(chart, undefined, heldIn('2026/april/minutes.md'))).toEqual(chart.asWritten());
});
