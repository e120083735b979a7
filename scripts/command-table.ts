// Writes the README's table of commands from the one list of features: npm run docs.
import { readFileSync, writeFileSync } from 'node:fs';

import { meetingKernel } from '../src/features/index.ts';
import type { Event } from '../src/meeting/event.ts';
import type { Command } from '../src/meeting/feature.ts';

const FROM = '<!-- The commands: written by `npm run docs`. -->';
const TO = '<!-- End of the commands. -->';

/** Words in a cell of a table. */
const cell = (words: string): string => words.replaceAll('|', String.raw`\|`);

/** Words to type, as code. */
const typed = (usage: string): string => cell(`\`${usage}\``);

const row = ({ usage, help, who, meetbot = [] }: Command<Event>): string =>
  `| ${[typed(usage), cell(help), who === 'chair' ? 'chair, secretary' : 'anyone', meetbot.map(typed).join(' ')].join(' | ')} |`;

/** The table of all commands in Markdown, a row for each, in the order in which help tells them. */
export function commandTable(): string {
  const head = ['| command | what it does | who | MeetBot line |', '| --- | --- | --- | --- |'];
  return [...head, ...meetingKernel.commands.map(row)].join('\n');
}

/** Where the table stands in a page: the text before it, the table, and the text after it. Throws where it has none. */
export function splitPage(page: string): readonly [before: string, table: string, after: string] {
  const from = page.indexOf(FROM);
  const to = page.indexOf(TO);
  if (from < 0 || to < from) throw new Error(`The page has no place for the table: ${FROM} … ${TO}`);
  return [page.slice(0, from + FROM.length), page.slice(from + FROM.length, to), page.slice(to)];
}

if (import.meta.main) {
  const readme = new URL('../README.md', import.meta.url);
  const [before, , after] = splitPage(readFileSync(readme, 'utf8'));
  writeFileSync(readme, `${before}\n\n${commandTable()}\n\n${after}`);
}
