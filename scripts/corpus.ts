// How much of real minutes comes out of a meeting that is typed and replayed: npm run corpus [PART OF A PATH].
// With --show, it prints each line that is lost or invented, with its cause; with --keep FOLDER, it writes what was
// typed and what came of it there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { causesOf, countedCauses, type CausedLine } from '../test/corpus/causes.ts';
import { allMinutes, measureMinutes, type MeasuredFile, type MinutesFile } from '../test/corpus/files.ts';
import { medianOf, precisionOf, recallOf } from '../test/corpus/measure.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

const shown = (mark: string, lines: readonly CausedLine[]): void => {
  for (const { cause, line } of lines) print(`  ${mark} ${cause.padEnd(10)} ${line}`);
};

const figures = ({ comparison }: MeasuredFile): string =>
  `recall ${recallOf(comparison).toFixed(3)} precision ${precisionOf(comparison).toFixed(3)}`;

function keep(folder: string, { path }: MinutesFile, { log, minutes, told }: MeasuredFile): void {
  mkdirSync(folder, { recursive: true });
  const base = join(folder, path.replaceAll('/', '_').replace(/\.md$/u, ''));
  writeFileSync(`${base}.log`, log);
  writeFileSync(`${base}.md`, minutes);
  writeFileSync(`${base}.told`, told.join('\n'));
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { show: { type: 'boolean', default: false }, keep: { type: 'string' } },
});
const [part = ''] = positionals;
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
  if (values.keep !== undefined) keep(values.keep, file, one);
}

const medians = (of: readonly MeasuredFile[]): string =>
  `median recall ${medianOf(of.map(({ comparison }) => recallOf(comparison))).toFixed(3)} precision ${medianOf(
    of.map(({ comparison }) => precisionOf(comparison)),
  ).toFixed(3)}`;

for (const group of new Set([...measured.keys()].map((file) => file.group))) {
  const ofGroup = [...measured].filter(([file]) => file.group === group).map(([, one]) => one);
  print(`${group}, ${ofGroup.length} files: ${medians(ofGroup)}`);
}
const all = [...measured.values()];
print(`all, ${all.length} files: ${medians(all)}`);
print(`lost: ${countedCauses(all.flatMap((one) => causesOf(one).lost))}`);
print(`invented: ${countedCauses(all.flatMap((one) => causesOf(one).invented))}`);
