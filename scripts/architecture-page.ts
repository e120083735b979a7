// Writes the map and the dependency rule of docs/architecture.md from the linter's data: npm run docs.
import { readFileSync, writeFileSync } from 'node:fs';

import { SOURCE_FOLDERS } from './dependency-rule.ts';
import { replacePart } from './generated-part.ts';

const MAP_TOP = [
  ['bin/gavel.js', 'runs the command line, with a Node that is new enough'],
  ['src/', ''],
  ['  main.ts', 'starts Gavel: configuration → adapters → secretary'],
  ['  cli.ts', 'the command line'],
] as const;

const MAP_REST = [
  ['config/', 'example configurations'],
  ['docs/', 'guides, figures, and decisions/: why things are as they are'],
  ['bench/', 'npm run bench: measures what a machine can take (docs/figures.md)'],
  ['scripts/', 'what writes the generated parts of pages, takes the picture, and measures the structure'],
  ['test/', 'contracts/ (one suite per port, run by every adapter), browser/, program/, properties/, doubles/'],
] as const;

/** The map of the repository, a line for each folder. */
export function folderMap(): string {
  const source = Object.entries(SOURCE_FOLDERS).map(([name, { holds }]) => [`  ${name}/`, holds] as const);
  const lines = [...MAP_TOP, ...source, ...MAP_REST].map(([path, holds]) => `${path.padEnd(18)}${holds}`.trimEnd());
  return ['```text', ...lines, '```'].join('\n');
}

const inCode = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

/** The dependency rule as a table in Markdown, a row for each folder of `src/`. */
export function dependencyTable(): string {
  const rows = Object.entries(SOURCE_FOLDERS).map(
    ([name, { mayImport, isPure }]) =>
      `| \`${name}\` | ${inCode(mayImport) || 'nothing'} | ${isPure ? 'none' : 'may have some'} |`,
  );
  return ['| folder | may import | effects |', '| --- | --- | --- |', ...rows].join('\n');
}

if (import.meta.main) {
  const page = new URL('../docs/architecture.md', import.meta.url);
  const mapped = replacePart(readFileSync(page, 'utf8'), 'the map', folderMap());
  writeFileSync(page, replacePart(mapped, 'the dependency rule', dependencyTable()));
}
