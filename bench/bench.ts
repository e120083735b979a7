// Measures what Gavel can take on this machine's disk: npm run bench. docs/figures.md says how to read it.
import { Command, InvalidArgumentError } from 'commander';

import { page } from './report.ts';
import { bench, type Sizes } from './run.ts';

function positive(written: string): number {
  const number = Number(written);
  if (!(number > 0)) throw new InvalidArgumentError('a number above 0, please');
  return number;
}

const command = new Command('npm run bench --')
  .description('Measures what Gavel can take on this machine: lines, latency, memory and minutes.')
  .option('--meetings <numbers...>', 'how many meetings are open at once', ['1', '100', '1000'])
  .option('--rounds <number>', 'how often each load is measured; the figures are the medians', positive, 5)
  .option('--seconds <number>', 'how long each load lasts', positive, 2)
  .option('--entries <number>', 'how many lines the long meeting has', positive, 10_000)
  .option('--commands <number>', 'how many slash commands a round has', positive, 300)
  .option('--folder <path>', 'a folder on the disk to be measured', '.')
  .option('--json', 'figures for programs')
  .parse();
const { json, meetings, ...rest } = command.opts<Omit<Sizes, 'meetings'> & { json?: true; meetings: string[] }>();
const sizes = { ...rest, meetings: meetings.map(positive) };
const report = await bench(sizes, (words) => void process.stderr.write(`${words} …\n`));
process.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : `\n${page(report)}`);
