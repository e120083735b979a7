import { expect, test } from '@jest/globals';

import { updateIndex } from './index-page.ts';
import { utcDateTime } from './placeholders.ts';

const values = { date: utcDateTime('2026-11-24') };
const path = (nth: number): string => `meetings/minutes-2026-11-24${nth === 1 ? '' : `-${nth}`}.md`;
const format = {
  path: 'meetings/README.md',
  line: '* [{date}](minutes-{date}.md)',
  year: '### {date:yyyy}',
  order: 'oldest first' as const,
};
const listed = (nth: number) => ({ path: path(nth), first: path(1), nth });

test.each([
  ['oldest first', ['2026-11-10', '2026-11-24', '2026-11-24 (2)', '2026-11-24 (3)', '2026-12-08']],
  ['newest first', ['2026-12-08', '2026-11-24 (3)', '2026-11-24 (2)', '2026-11-24', '2026-11-10']],
] as const)('lists each meeting of a day in its place, %s', (order, expected) => {
  const days = ['2026-11-10', '2026-12-08'].toSorted((a, b) => (order === 'oldest first' ? 1 : -1) * (a < b ? -1 : 1));
  const begun = `# Minutes\n\n### 2026\n\n${days.map((day) => `* [${day}](minutes-${day}.md)`).join('\n')}\n`;
  let page = begun;
  for (const nth of [1, 2, 3, 2, 1]) page = updateIndex(page, { ...format, order }, values, listed(nth));
  const lines = page.split('\n').filter((line) => line.startsWith('* '));
  expect(lines.map((line) => /\[(?<words>[^\]]+)/u.exec(line)?.groups?.['words'])).toEqual(expected);
  expect(page).toContain('* [2026-11-24 (2)](minutes-2026-11-24-2.md)\n');
  expect(page).toContain('* [2026-11-24](minutes-2026-11-24.md)\n');
});

test('leaves a line that leads to somebody else’s file of that day', () => {
  const page = '# Minutes\n\n### 2026\n* [2026-11-24](workshop-2026-11-24.md)\n';
  expect(updateIndex(page, format, values, listed(1))).toBe(
    '# Minutes\n\n### 2026\n* [2026-11-24](workshop-2026-11-24.md)\n* [2026-11-24](minutes-2026-11-24.md)\n',
  );
});

test('replaces a line for the same minutes, however it leads there', () => {
  for (const other of ['* 2026-11-24 (to come)', '* [2026-11-24](https://x.example/m/minutes-2026-11-24.md)'])
    expect(updateIndex(`### 2026\n${other}\n`, format, values, listed(1))).toBe(
      '### 2026\n* [2026-11-24](minutes-2026-11-24.md)\n',
    );
});

test('leads to the folder of the second meeting', () => {
  const folders = { ...format, line: '- [{date:d MMMM}, {date}](./{date}/)' };
  const listing = { path: 'm/2026-11-24-2/README.md', first: 'm/2026-11-24/README.md', nth: 2 };
  expect(updateIndex('### 2026\n', folders, values, listing)).toContain(
    '- [24 November, 2026-11-24 (2)](./2026-11-24-2/)\n',
  );
});
