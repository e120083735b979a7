import { rm } from 'node:fs/promises';
import { join } from 'node:path';

import type { Command } from 'commander';

import { forgetPerson, type FoundTraces, type PersonToForget } from '../backup/forget-person.ts';
import { CHAT_PLATFORMS } from '../chat/platforms.ts';
import { groupOf } from '../config/config.ts';
import { countedEn } from '../language/english.ts';
import { DATABASE_FILE } from '../setup/data-folder.ts';
import { configFrom, configOption, printOut, UserError } from './console.ts';
import { dataFolder, dataOption, type DataPlace } from './data-option.ts';

interface Options extends DataPlace {
  readonly yes?: true;
  readonly account?: readonly string[];
  readonly name?: readonly string[];
}

/** Who is signed in there. Nobody loses more than their sign-in with it. */
const SESSION_FILES = ['', '-wal', '-shm'].map((ending) => `web-sessions.db${ending}`);
const NAME_REMOVED = '(name removed)';
const EVENTS = { one: 'event', other: 'events' };

/** What the configuration says of a member of any group. */
async function configured(handle: string, file: string | undefined): Promise<Pick<PersonToForget, 'users' | 'names'>> {
  if (file === undefined) return { users: [], names: [] };
  const { groups } = await configFrom(file);
  const members = groups
    .flatMap((group) => groupOf(group).directory.members)
    .filter((member) => member.handle.toLowerCase() === handle.toLowerCase());
  return {
    users: members.flatMap(({ accounts }) =>
      Object.entries(accounts).flatMap(([platform, ids]) => ids.map((id) => `${platform}:${id}`)),
    ),
    names: members.flatMap(({ name = '', email = '', aliases }) => [
      name,
      email,
      ...aliases.map((alias) => `@${alias}`),
    ]),
  };
}

async function personFrom(words: string, options: Options): Promise<PersonToForget> {
  const key = words.replace(/^@(?=[^:]+$)/u, '');
  const { account = [], name = [] } = options;
  for (const one of account)
    if (!/^[a-z]+:\S/u.test(one)) throw new UserError(`"${one}" isn't an account. Write it as PLATFORM:ID.`);
  const { users, names } = await configured(key, options.config);
  return { key, users: [...users, ...account], names: [...names, ...name], label: NAME_REMOVED };
}

const list = (heading: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : `${heading}\n${lines.map((line) => `  ${line}\n`).join('')}`;

function told(words: string, { meetings, others, minutes, running }: FoundTraces, done: boolean): string {
  if (meetings.size + others.size === 0) return `Nothing is stored about ${words}.\n`;
  const found = [
    ...[...meetings].map(([stream, count]) => `${stream}: ${countedEn(count, EVENTS)}`),
    ...[...others].map(([what, count]) => `${what}: ${count}`),
  ];
  const published = "Minutes that can name them. Gavel doesn't change these; edit them in the repository:";
  return (
    list(done ? `Forgot ${words} in:` : `${words} is in:`, found) +
    list(published, minutes) +
    (done || running.length === 0 ? '' : list('These meetings are running. End them first:', running)) +
    (done
      ? 'Take them out of the configuration too. Earlier backups and exports still have them.\n'
      : 'Nothing was changed. Back up, stop Gavel, and add --yes to forget them.\n')
  );
}

async function runForget(words: string, options: Options): Promise<void> {
  const data = await dataFolder(options, 'Move them to SQLite with gavel move, forget there, and move them back.');
  const forget = options.yes === true;
  const room = CHAT_PLATFORMS.flatMap(({ databases = [] }) => databases).find(({ isConversation }) => isConversation);
  const found = forgetPerson({
    database: join(data, DATABASE_FILE),
    ...(room && { webRoom: join(data, room.file) }),
    person: await personFrom(words, options),
    forget,
  });
  if (forget) for (const name of SESSION_FILES) await rm(join(data, name), { force: true });
  printOut(told(words, found, forget));
}

const collect = (one: string, others: readonly string[] = []): readonly string[] => [...others, one];

export function addForget(program: Command): void {
  program
    .command('forget')
    .argument('<PERSON>', "a member's @handle, or a guest's PLATFORM:ID")
    .summary('forget a person')
    .description(
      'show what is stored about a person, and take it out with --yes; stop Gavel first. Published minutes stay as they are',
    )
    .addOption(configOption())
    .addOption(dataOption())
    .option('--account <PLATFORM:ID>', 'one of their accounts that the configuration lacks; can be repeated', collect)
    .option('--name <WORDS>', 'a name of theirs to take out of texts too; can be repeated', collect)
    .option('--yes', 'forget them, instead of showing what would be')
    .action(runForget);
}
