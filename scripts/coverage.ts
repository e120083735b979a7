// Which lines of the folders below no fast test runs: npm run coverage. It ends with 1 if a folder has too many of them.
//
// Jest hands Node's own counts on (Node strips types and keeps each line where it is). Those also count comments, types
// and brackets as covered, and a function on a single line even if nobody calls it; here only lines with code count.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';

import { z } from 'zod';

const FOLDERS: readonly string[] = ['src/secretary', 'src/jobs', 'src/features'];
const LEAST_PERCENT = 97;

/** Tests of the domain: they start no program, no browser and no server, so that a run takes minutes only. */
const FAST_TESTS: readonly string[] = [
  ...['archive', 'features', 'jobs', 'meeting', 'queries', 'replay', 'schedule', 'secretary'].map(
    (folder) => `src/${folder}/`,
  ),
  ...['inputs', 'logs', 'properties', 'scenarios'].map((folder) => `test/${folder}/`),
];

/** As much of Istanbul's format as is read. A statement is a line. */
const FileSchema = z.object({
  path: z.string(),
  statementMap: z.record(z.string(), z.object({ start: z.object({ line: z.number() }) })),
  s: z.record(z.string(), z.number()),
  fnMap: z.record(z.string(), z.object({ decl: z.object({ start: z.object({ line: z.number() }) }) })),
  f: z.record(z.string(), z.number()),
});
const ReportSchema = z.record(z.string(), FileSchema);
type CoveredFile = z.infer<typeof FileSchema>;

/** How well a file is covered. */
interface FileLines {
  readonly path: string;
  /** How many lines have code. */
  readonly count: number;
  /** The numbers of those that did not run. */
  readonly missed: readonly number[];
}

const COMMENT = /^\s*(?:\/\/|\/?\*)/u;
const WORD = /[\p{L}\p{N}]/u;

/** The numbers of the lines that have more than comments, types and brackets. Expects formatted code. */
export function linesOfCode(source: string): number[] {
  const lines = stripTypeScriptTypes(source).split('\n');
  return lines.flatMap((line, i) => (WORD.test(line) && !COMMENT.test(line) ? [i + 1] : []));
}

function readLines(file: CoveredFile): FileLines {
  const idle = new Set<number | undefined>();
  for (const [id, times] of Object.entries(file.s)) if (times === 0) idle.add(file.statementMap[id]?.start.line);
  for (const [id, times] of Object.entries(file.f)) if (times === 0) idle.add(file.fnMap[id]?.decl.start.line);
  const lines = linesOfCode(readFileSync(file.path, 'utf8'));
  return { path: relative('.', file.path), count: lines.length, missed: lines.filter((line) => idle.has(line)) };
}

/** `[3, 4, 5, 9]` is `3–5, 9`. */
export function lineRanges(lines: readonly number[]): string {
  const starts = lines.filter((line) => !lines.includes(line - 1));
  const ends = lines.filter((line) => !lines.includes(line + 1));
  return starts.map((start, i) => (start === ends[i] ? `${start}` : `${start}–${ends[i]}`)).join(', ');
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** Runs the tests. Gives what they cover, or nothing if one of them fails. */
function runTests(): FileLines[] | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'gavel-coverage-'));
  try {
    const collected = [...FOLDERS.map((name) => `${name}/**/*.ts`), '!**/*.test.ts'];
    const { status } = spawnSync(
      process.execPath,
      [
        '--experimental-vm-modules',
        '--disable-warning=ExperimentalWarning',
        'node_modules/jest/bin/jest.js',
        '--coverage',
        '--coverageReporters=json',
        `--coverageDirectory=${folder}`,
        ...collected.map((pattern) => `--collectCoverageFrom=${pattern}`),
        '--silent',
        ...FAST_TESTS,
      ],
      { stdio: 'inherit' },
    );
    if (status !== 0) return undefined;
    const report = ReportSchema.parse(JSON.parse(readFileSync(join(folder, 'coverage-final.json'), 'utf8')));
    return Object.values(report).map(readLines);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A line for each file that misses some, and one for the folder; whether it is covered well enough. */
function tellFolder(folder: string, files: readonly FileLines[]): boolean {
  const inside = files.filter(({ path }) => path.startsWith(folder + sep));
  const count = sum(inside.map((file) => file.count));
  const missed = sum(inside.map((file) => file.missed.length));
  const percent = count === 0 ? 100 : (100 * (count - missed)) / count;
  const isEnough = percent >= LEAST_PERCENT;
  const lines = inside
    .filter((file) => file.missed.length > 0)
    .toSorted((a, b) => b.missed.length - a.missed.length)
    .map((file) => `  ${file.path}: ${lineRanges(file.missed)}`);
  const least = isEnough ? '' : `, at least ${LEAST_PERCENT} % are needed`;
  const title = `${folder}: ${percent.toFixed(1)} % (${count - missed} of ${count} lines${least})`;
  process.stdout.write(`${[title, ...lines].join('\n')}\n`);
  return isEnough;
}

if (import.meta.main) {
  const files = runTests();
  const results = files === undefined ? [false] : FOLDERS.map((folder) => tellFolder(folder, files));
  process.exitCode = results.every(Boolean) ? 0 : 1;
}
