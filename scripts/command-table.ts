// Writes docs/commands.md's table of commands from the one list of features: npm run docs.
import { readFileSync, writeFileSync } from 'node:fs';

import { meetingKernel } from '../src/features/index.ts';
import { ENGLISH } from '../src/language/language.ts';
import type { Event } from '../src/meeting/event.ts';
import type { Command } from '../src/meeting/feature.ts';
import { replacePart } from './generated-part.ts';

/** Words in a cell of a table. */
const cell = (words: string): string => words.replaceAll('|', String.raw`\|`);

/** Words to type, as code. */
const typed = (usage: string): string => cell(`\`${usage}\``);

const row = ({ usage, help, who, meetbot = [] }: Command<Event>): string =>
  `| ${[typed(usage), cell(help(ENGLISH)), who === 'chair' ? 'chair, secretary' : 'anyone', meetbot.map(typed).join(' ')].join(' | ')} |`;

/** The table of all commands in Markdown, a row for each, in the order in which help tells them. */
export function commandTable(): string {
  const head = ['| command | what it does | who | MeetBot line |', '| --- | --- | --- | --- |'];
  return [...head, ...meetingKernel.commands.map(row)].join('\n');
}

if (import.meta.main) {
  const page = new URL('../docs/commands.md', import.meta.url);
  writeFileSync(page, replacePart(readFileSync(page, 'utf8'), 'the commands', commandTable()));
}
