// Measures two commits in turn on this machine, and how much slower the later one is: npm run bench:compare -- REV.
// What both have in common, such as a disk that others use too, falls out as far as it lasts longer than a turn.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { Command, InvalidArgumentError } from 'commander';

import { median } from './measure.ts';
import type { Report } from './report.ts';

type Cost = (report: Report) => number;

/** What is compared; of each, more is slower or bigger. */
const COSTS: Readonly<Record<string, Cost>> = {
  'one meeting: a line decided, in commits of the machine': ({ throughput }) =>
    1 / (throughput[0]?.decidedRatio ?? NaN),
  'one meeting: to decided, p50 (ms)': ({ throughput }) => throughput[0]?.toDecided.p50 ?? NaN,
  'many meetings: a line decided, in commits of the machine': ({ throughput }) =>
    1 / (throughput.at(-1)?.decidedRatio ?? NaN),
  'many meetings: to decided, p50 (ms)': ({ throughput }) => throughput.at(-1)?.toDecided.p50 ?? NaN,
  'long meeting: processor for a line (ms)': ({ longMeeting }) => longMeeting.old.work,
  'long meeting: write the minutes (ms)': ({ longMeeting }) => longMeeting.render,
  'long meeting: to the proposal in git (ms)': ({ longMeeting }) => longMeeting.propose,
  'long meeting: the longest stall (ms)': ({ longMeeting }) => longMeeting.stall,
  'memory of one meeting (MiB)': ({ memory }) => memory.rssOfOne,
  'start with many meetings (ms)': ({ memory }) => memory.start,
  'a pull request, p50 (ms)': ({ pullRequest }) => pullRequest.p50,
  'a slash command to its acknowledgement, p50, beside bolt with a row': ({ slackAck }) => slackAck.toWriting.p50,
};

function whole(written: string): number {
  const number = Number(written);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('a whole number above 0, please');
  return number;
}

function measured(folder: string, options: readonly string[]): Report {
  const output = execFileSync(process.execPath, ['bench/bench.ts', '--json', ...options], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 24,
    // If it fails, the error shows what it wrote to stderr.
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return JSON.parse(output) as Report;
}

function line(what: string, cost: Cost, before: readonly Report[], after: readonly Report[]): string {
  const [old, now] = [median(before.map(cost)), median(after.map(cost))];
  return `${(now / old).toFixed(2)} ×  ${what}: ${old.toPrecision(3)} → ${now.toPrecision(3)}`;
}

const command = new Command('npm run bench:compare --')
  .description('Measures an earlier commit and this one in turn, and says how much slower this one is.')
  .argument('<rev>', 'the earlier commit')
  .argument('[options...]', "the bench's own options, behind --; without any: --rounds 3 --meetings 1 100")
  .option('--turns <number>', 'how often each is measured; the figures are the medians', whole, 4)
  .parse();
const [rev = '', ...options] = command.args;
const { turns } = command.opts<{ turns: number }>();

const root = resolve('.');
// By its hash: the clone has no branch but the one that is checked out here.
const commit = execFileSync('git', ['rev-parse', '--verify', `${rev}^{commit}`], { encoding: 'utf8' }).trim();
const earlier = mkdtempSync(join(root, 'gavel-bench-before-'));
try {
  execFileSync('git', ['clone', '--quiet', '--local', '--no-checkout', root, earlier]);
  execFileSync('git', ['checkout', '--quiet', '--detach', commit], { cwd: earlier });
  symlinkSync(join(root, 'node_modules'), join(earlier, 'node_modules'));
  const [before, after]: [Report[], Report[]] = [[], []];
  const sizes = options.length > 0 ? options : ['--rounds', '3', '--meetings', '1', '100'];
  for (let turn = 1; turn <= turns; turn += 1) {
    process.stderr.write(`Turn ${turn} of ${turns} …\n`);
    // Each is the first of the two as often as the other: what comes first finds a colder machine.
    const pair = [
      { folder: earlier, reports: before },
      { folder: root, reports: after },
    ];
    for (const { folder, reports } of turn % 2 === 0 ? pair.toReversed() : pair) reports.push(measured(folder, sizes));
  }
  process.stdout.write(
    `${Object.entries(COSTS)
      .map(([what, cost]) => line(what, cost, before, after))
      .join('\n')}\n`,
  );
} finally {
  rmSync(earlier, { recursive: true });
}
