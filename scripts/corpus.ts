// How much of real minutes comes out of a meeting that is typed and replayed, and how much of them a format writes that
// `gavel import` learned from the minutes before them: npm run corpus [PART OF A PATH]. With --show, it prints each line
// that is lost or invented, with its cause; with --keep FOLDER, it writes what was typed, or learned, and what came of it
// there. --learned leaves out the typing.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { causesOf, countedCauses, type CausedLine } from '../test/corpus/causes.ts';
import { allMinutes, measureMinutes, type MeasuredFile, type MinutesFile } from '../test/corpus/files.ts';
import { heldOutFiles, measureHeldOut, type HeldOutFile } from '../test/corpus/held-out.ts';
import { medianOf, precisionOf, recallOf, type MinutesComparison } from '../test/corpus/measure.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const shown = (mark: string, lines: readonly CausedLine[]): void => {
  for (const { cause, line } of lines) print(`  ${mark} ${cause.padEnd(10)} ${line}`);
};

const figures = ({ comparison }: { readonly comparison: MinutesComparison }): string =>
  `recall ${recallOf(comparison).toFixed(3)} precision ${precisionOf(comparison).toFixed(3)}`;

/** Writes texts into a folder, each under the name of the file that it's about, with the key as its ending. */
function keep(folder: string, { path }: MinutesFile, texts: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  const base = join(folder, path.replaceAll('/', '_').replace(/\.md$/u, ''));
  for (const [ending, text] of Object.entries(texts)) writeFileSync(`${base}.${ending}`, text);
}

const keepTyped = (folder: string, file: MinutesFile, { log, minutes, told }: MeasuredFile): void =>
  keep(folder, file, { log, md: minutes, told: told.join('\n') });

const keepLearned = (folder: string, file: MinutesFile, { config, minutes }: HeldOutFile): void =>
  keep(folder, file, { 'learned.yaml': config, 'learned.md': minutes });

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    show: { type: 'boolean', default: false },
    learned: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const [part = ''] = positionals;
const medians = (of: readonly { readonly comparison: MinutesComparison }[]): string =>
  `median recall ${medianOf(of.map(({ comparison }) => recallOf(comparison))).toFixed(3)} precision ${medianOf(
    of.map(({ comparison }) => precisionOf(comparison)),
  ).toFixed(3)}`;

/** Types each file's meeting, replays it, and compares. */
async function measureTyped(): Promise<void> {
  const measured = new Map<MinutesFile, MeasuredFile>();
  for (const file of allMinutes().filter(({ path }) => path.includes(part))) {
    const one = await measureMinutes(file);
    measured.set(file, one);
    const { lost, invented } = causesOf(one);
    print(`${file.path} (${file.config}): ${figures(one)}`);
    if (lost.length > 0) print(`  lost ${lost.length}: ${countedCauses(lost)}`);
    if (invented.length > 0) print(`  invented ${invented.length}: ${countedCauses(invented)}`);
    if (values.show) {
      shown('-', lost);
      shown('+', invented);
    }
    if (values.keep !== undefined) keepTyped(values.keep, file, one);
  }

  for (const group of new Set([...measured.keys()].map((file) => file.group))) {
    const ofGroup = [...measured].filter(([file]) => file.group === group).map(([, one]) => one);
    print(`${group}, ${ofGroup.length} files: ${medians(ofGroup)}`);
  }
  const all = [...measured.values()];
  print(`all, ${all.length} files: ${medians(all)}`);
  print(`lost: ${countedCauses(all.flatMap((one) => causesOf(one).lost))}`);
  print(`invented: ${countedCauses(all.flatMap((one) => causesOf(one).invented))}`);
}

/** Writes each file with the format that the minutes before it give. */
function measureLearned(): void {
  const found = heldOutFiles(allMinutes()).filter(({ file }) => file.path.includes(part));
  const measured = found.map(({ file, older }) => {
    const one = measureHeldOut(file, older);
    print(`${file.path} (learned from ${older.length} files before it): ${figures(one)}`);
    if (values.show) {
      for (const line of one.comparison.lost) print(`  - ${line}`);
      for (const line of one.comparison.invented) print(`  + ${line}`);
    }
    if (values.keep !== undefined) keepLearned(values.keep, file, one);
    return one;
  });
  print(`learned, ${measured.length} files: ${medians(measured)}`);
}

if (!values.learned) await measureTyped();
measureLearned();
