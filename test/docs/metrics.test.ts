import { readFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { splitPage } from '../../scripts/generated-part.ts';
import { metricsTable } from '../../scripts/metrics-page.ts';

const cells = (table: string): string[][] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((cell) => cell.trim().replace(/^-+$/u, '---')));

test('docs/metrics.md has what the code has: run `npm run docs` after changing a metric', () => {
  const [, table] = splitPage(readFileSync('docs/metrics.md', 'utf8'), 'the metrics');
  expect(cells(table)).toEqual(cells(metricsTable()));
});

test('the dashboard asks only for metrics that there are', () => {
  const dashboard = readFileSync('contrib/grafana-dashboard.json', 'utf8');
  const asked = new Set([...dashboard.matchAll(/\bgavel_[a-z_]+?(?=_bucket|_sum|_count|\b)/gu)].map(([name]) => name));
  const known = [...metricsTable().matchAll(/`(?<name>gavel_[a-z_]+)`/gu)].map(({ groups }) => groups?.['name']);
  expect(asked.size).toBeGreaterThan(8);
  expect([...asked].filter((name) => !known.includes(name))).toEqual([]);
});
