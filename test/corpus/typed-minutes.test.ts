// What a meeting that is typed and replayed keeps of the minutes that people wrote of it.
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterAll, describe, expect, test } from '@jest/globals';

import { temporaryFolder } from '../doubles/git-people.ts';
import { causesOf, countedCauses } from './causes.ts';
import { corpusMinutes, inventedMinutes, isCorpusHere, measureMinutes, type MeasuredFile } from './files.ts';
import { medianOf, precisionOf, recallOf } from './measure.ts';

const RECALL = 0.95;
const PRECISION = 0.9;
/** The tool that the measure must agree with. */
const TOOL = '../shared/tools/minutes-diff';
/** Longer than anything that somebody types in one message; in lines. */
const LONGEST_MESSAGE = 40;

const measured = new Map<string, MeasuredFile[]>();

const report = ({ comparison, ...one }: MeasuredFile, path: string): string => {
  const { lost, invented } = causesOf({ comparison, ...one });
  const causes = [
    ...(lost.length > 0 ? [`lost ${countedCauses(lost)}`] : []),
    ...(invented.length > 0 ? [`invented ${countedCauses(invented)}`] : []),
  ];
  const figures = `recall ${recallOf(comparison).toFixed(3)} precision ${precisionOf(comparison).toFixed(3)}`;
  return `${path}: ${[figures, ...causes].join('; ')}\n`;
};

/** What is said in each message of a log. */
const messagesIn = (log: string): string[] =>
  log.split(/^(?=\d{4}-\d{2}-\d{2} )/mu).map((message) => message.replace(/^\S+ \S+ (?:<\S+> )?/u, '').trimEnd());

/** Nothing comes along that nobody would type: no headings, and no whole documents. */
function expectTyped(log: string): void {
  for (const message of messagesIn(log)) {
    const lines = message.split('\n');
    expect(lines.length).toBeLessThanOrEqual(LONGEST_MESSAGE);
    expect(lines.filter((line) => /^(?:\| )?#{1,6} /u.test(line))).toEqual([]);
  }
}

const medians = (files: readonly MeasuredFile[]) => ({
  recall: medianOf(files.map(({ comparison }) => recallOf(comparison))),
  precision: medianOf(files.map(({ comparison }) => precisionOf(comparison))),
});

const FILES = [...(isCorpusHere ? corpusMinutes() : []), ...inventedMinutes()];
if (!isCorpusHere) test.todo('SKIPPED, because ../shared/corpus is not here: the real minutes, typed and replayed');

afterAll(() => measured.clear());

test.each(FILES)('$path is typed and replayed', async (file) => {
  const one = await measureMinutes(file);
  measured.set(file.group, [...(measured.get(file.group) ?? []), one]);
  process.stdout.write(report(one, file.path));
  expectTyped(one.log);
  if (!existsSync(TOOL)) return;
  const written = join(temporaryFolder(), 'minutes.md');
  writeFileSync(written, one.minutes);
  const compared = execFileSync(process.execPath, [TOOL, file.file, written], { encoding: 'utf8' });
  const { matched, reference, written: lines } = one.comparison;
  expect(compared).toContain(`(${matched} of ${reference} reference lines, ${lines} written)`);
});

describe('of the lines', () => {
  test.each([...new Set(FILES.map(({ group }) => group))])('%s keeps nearly all, and few are added', (group) => {
    const { recall, precision } = medians(measured.get(group) ?? []);
    process.stdout.write(`${group}: median recall ${recall.toFixed(3)} precision ${precision.toFixed(3)}\n`);
    expect(recall).toBeGreaterThanOrEqual(RECALL);
    expect(precision).toBeGreaterThanOrEqual(PRECISION);
  });

  test('all groups together keep nearly all, and few are added', () => {
    const { recall, precision } = medians([...measured.values()].flat());
    expect(recall).toBeGreaterThanOrEqual(RECALL);
    expect(precision).toBeGreaterThanOrEqual(PRECISION);
  });
});
