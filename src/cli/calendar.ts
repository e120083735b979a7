import { type Command, InvalidArgumentError } from 'commander';

import type { Group } from '../meeting/group.ts';
import { timeInWords } from '../meeting/time-in-words.ts';
import { writeFeed } from '../schedule/ical.ts';
import { addDays } from '../schedule/local.ts';
import { NO_DECISIONS, occurrencesBetween, type Occurrence } from '../schedule/occurrences.ts';
import { groupFrom, printOut } from './console.ts';

interface Options {
  readonly config: string;
  readonly group?: string;
  readonly from?: string;
  readonly days: number;
  readonly ics?: boolean;
}

function day(words: string): string {
  const found = /^\d{4}-\d{2}-\d{2}$/u.test(words) && !Number.isNaN(Date.parse(words)) && addDays(words, 0) === words;
  if (found) return words;
  throw new InvalidArgumentError('Write a day as YYYY-MM-DD, like 2026-12-08.');
}

function count(words: string): number {
  const number = Number(words);
  if (Number.isInteger(number) && number > 0 && number <= 4000) return number;
  throw new InvalidArgumentError('Use a number of days from 1 to 4000.');
}

const line = ({ start, place, link }: Occurrence, { zones }: Group): string =>
  [timeInWords({ time: start, zones }), place, link].filter((part) => part !== undefined).join(', ');

function print({ from, days, ics }: Options, group: Group): string {
  const calendar = { schedule: group.schedule, decisions: NO_DECISIONS };
  const first = from ?? new Date().toISOString().slice(0, 10);
  const stamp = `${first}T00:00:00.000Z`;
  if (ics === true)
    return writeFeed({
      id: group.id,
      name: group.name,
      calendar,
      stamp,
      day: first,
      url: group.calendar.url,
      description: group.name,
    });
  const found = occurrencesBetween(calendar, stamp, `${addDays(first, days)}T00:00:00.000Z`);
  return found.length === 0 ? 'No meetings.\n' : found.map((one) => `${line(one, group)}\n`).join('');
}

export function addCalendar(program: Command): void {
  program
    .command('calendar')
    .summary("print a group's meeting dates")
    .description("print a group's meeting dates from its configuration")
    .requiredOption('--config <FILE>', 'the configuration file')
    .option('--group <ID>', 'which group, if the configuration has several')
    .option('--from <DAY>', 'the first day, as YYYY-MM-DD (default: today)', day)
    .option('--days <N>', 'how many days to show', count, 90)
    .option('--ics', 'print iCalendar (RFC 5545)')
    .addHelpText('after', '\nChanges that people made in chat are in the feed of a running Gavel, and not here.')
    .action(async (options: Options) => printOut(print(options, await groupFrom(options.config, options.group))));
}
