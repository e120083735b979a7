// Writes docs/metrics.md from the metrics in the code: npm run docs.
import { readFileSync, writeFileSync } from 'node:fs';

import { createMetrics } from '../src/operations/metrics.ts';
import { replacePart } from './generated-part.ts';

interface DescribedMetric {
  readonly name: string;
  readonly help: string;
  readonly type: string;
  readonly labelNames: readonly string[];
}

/** Gavel's own metrics; those of the process are prom-client's. */
function described(): DescribedMetric[] {
  const nothing = { connected: () => new Map(), backlog: async () => [], dueJobs: async () => 0 };
  const { registry } = createMetrics('', nothing);
  // What prom-client keeps of each metric, beyond its types.
  const all = registry.getMetricsAsArray() as unknown as readonly DescribedMetric[];
  return all.filter(({ name }) => name.startsWith('gavel_'));
}

/** A row for each metric. */
export function metricsTable(): string {
  const rows = described().map(
    ({ name, type, labelNames, help }) =>
      `| \`${name}\` | ${type} | ${labelNames.map((label) => `\`${label}\``).join(', ')} | ${help} |`,
  );
  return ['| metric | type | labels | what it says |', '| --- | --- | --- | --- |', ...rows].join('\n');
}

if (import.meta.main) {
  const page = new URL('../docs/metrics.md', import.meta.url);
  writeFileSync(page, replacePart(readFileSync(page, 'utf8'), 'the metrics', metricsTable()));
}
