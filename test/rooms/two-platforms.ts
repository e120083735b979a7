// One group whose meetings are in a Matrix room and, at the same time, in a Slack channel or in the web room: the real
// program between a real Synapse and the strict fake of Slack.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import { parse, stringify } from 'yaml';

import { groupOf, readConfig } from '../../src/config/config.ts';
import { gitIn } from '../../src/forge/git/run.ts';
import { addMilliseconds } from '../../src/meeting/add-milliseconds.ts';
import { type Directory } from '../../src/meeting/member.ts';
import type { LogLine } from '../../src/replay/log.ts';
import { asWritten, testDirectory, withAccount } from '../doubles/directory.ts';
import { eventually } from '../doubles/eventually.ts';
import { fakeSlack, type FakeSlack } from '../doubles/slack/slack.ts';
import { slackIdOf } from '../doubles/slack/typed.ts';
import { registerAccount, type MatrixAccount } from '../matrix/people.ts';
import { startProgram, programFolder, type RunningProgram, type ProgramFolder } from '../program/program.ts';
import type { Synapse } from '../setup/synapse.ts';
import { openProgramDatabase, type ProgramDatabase } from './program-database.ts';

export const SLACK_CHANNEL = 'C0LOBBY00';

export interface TwoPlatformsOptions {
  /** The configuration's file, of which the first group meets. */
  readonly config: string;
  /** Everybody who speaks in the log has accounts on both platforms. */
  readonly lines: readonly LogLine[];
  readonly relay: boolean;
  /** The platform beside Matrix. */
  readonly beside: 'slack' | 'web';
  readonly synapse: Synapse;
  /** What people are called on both platforms, by nick, if it isn't their nick. */
  readonly names?: Readonly<Record<string, string>>;
  /** What is in the repository beforehand: texts by path. */
  readonly history?: Readonly<Record<string, string>>;
}

export interface TwoPlatforms extends Pick<TwoPlatformsOptions, 'beside' | 'synapse'> {
  readonly space: ProgramFolder;
  /** The group, with everybody's accounts. */
  readonly directory: Directory;
  readonly slack: FakeSlack;
  /** The Matrix room's id. */
  readonly room: string;
  /** People's accounts on Matrix, by nick. */
  readonly accounts: ReadonlyMap<string, MatrixAccount>;
  /** Gavel's own account there. */
  readonly bot: MatrixAccount;
  slackId(nick: string): string;
  readonly database: ProgramDatabase;
  /** What the program wrote to standard error in all its runs. */
  log(): string;
  program(): RunningProgram;
  now(): string;
  setClock(at: string): Promise<void>;
  kill(): Promise<void>;
  /** Starts the program after `kill`. */
  restart(): Promise<void>;
  /** Waits until everything heard is decided, and everything to be said is said: the clock goes on meanwhile. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const nicksOf = (lines: readonly LogLine[]): string[] => [
  ...new Set(lines.flatMap((line) => (line.kind === 'reported' ? [] : [line.nick]))),
];

/** The members with an account on each platform, and the guests of the log. */
async function peopleOf({ config, lines, synapse, names = {} }: TwoPlatformsOptions) {
  const [group] = (await readConfig(config, {})).groups;
  if (!group) throw new Error(`${config} has no group`);
  const plain = groupOf(group).directory;
  const nicks = nicksOf(lines);
  const accounts = new Map<string, MatrixAccount>();
  for (const nick of nicks)
    accounts.set(nick, await registerAccount(synapse.url, nick.toLowerCase(), names[nick] ?? nick));
  const mxids = new Map(nicks.map((nick) => [plain.byName(nick)?.handle, accounts.get(nick)?.id]));
  const members = plain.members.map((member, i) => {
    const onSlack = withAccount(member, 'slack', slackIdOf(member.handle, i));
    return withAccount(onSlack, 'matrix', mxids.get(member.handle));
  });
  const guests = nicks
    .filter((nick) => !plain.byName(nick))
    .map((nick, i) => ({
      nick,
      id: slackIdOf(nick, members.length + i),
      login: nick.toLowerCase(),
      displayName: names[nick] ?? nick,
    }));
  return { accounts, members, guests };
}

/** Writes where the group meets into the workspace's configuration. */
async function furnish(space: ProgramFolder, platforms: object, group: object): Promise<void> {
  const file = space.config ?? '';
  const { groups, ...rest }: { groups: object[] } = parse(await readFile(file, 'utf8'));
  await writeFile(file, stringify({ ...rest, ...platforms, groups: [{ ...groups[0], ...group }] }));
}

/** Commits what should be in the repository before the program starts. */
async function commitHistory({ repository }: ProgramFolder, texts: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(texts)) {
    await mkdir(dirname(join(repository, path)), { recursive: true });
    await writeFile(join(repository, path), text);
  }
  const git = gitIn(repository);
  await git(['add', '--all']);
  await git([
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    'commit',
    '--quiet',
    '-m',
    'Add the minutes',
  ]);
}

/** Opens the rooms and starts the program, at the time of the log's first line. */
export async function startTwoPlatforms(options: TwoPlatformsOptions): Promise<TwoPlatforms> {
  const { config, lines, relay, beside, synapse } = options;
  const { accounts, members, guests } = await peopleOf(options);
  const bot = await registerAccount(synapse.url, 'gavel');
  const room = await bot.createRoom({ preset: 'public_chat' });
  for (const person of accounts.values()) await person.join(room);
  let now = lines[0]?.at ?? '';
  const people = members.map(({ accounts: ids, handle, name = handle }) => ({
    id: ids['slack']?.[0] ?? '',
    login: handle,
    displayName: name,
  }));
  const slack = await fakeSlack({
    people: [...people, ...guests],
    channels: [SLACK_CHANNEL],
    now: () => Date.parse(now),
    // What is not acknowledged comes again when the test says so.
    minuteMs: 600_000,
  });
  const secrets = { BOT_TOKEN: slack.botToken, APP_TOKEN: slack.appToken, ACCESS_TOKEN: bot.token };
  const space = { ...(await programFolder(config, now)), secrets };
  const matrix = { homeserver: synapse.url, accessToken: '${ACCESS_TOKEN}' };
  const onSlack = { slack: { botToken: '${BOT_TOKEN}', appToken: '${APP_TOKEN}', apiUrl: slack.apiUrl } };
  const rooms = [{ id: beside === 'slack' ? `slack:${SLACK_CHANNEL}` : space.room }, { id: `matrix:${room}` }];
  await furnish(
    space,
    { matrix, ...(beside === 'slack' && onSlack) },
    { relay, members: members.map(asWritten), rooms },
  );
  if (options.history) await commitHistory(space, options.history);
  let program = await startProgram(space).catch(async (error: unknown) => {
    await slack.close();
    await space.remove();
    throw error;
  });
  const database = openProgramDatabase(join(space.folder, 'data'));
  let log = '';

  async function setClock(at: string): Promise<void> {
    now = at;
    await space.setClock(at);
  }
  async function kill(): Promise<void> {
    await program.kill();
    log += program.log();
  }

  /** Where all that is to be said waits for a later time, it comes. */
  async function isSettled(): Promise<true | undefined> {
    const { undecided, unsent, waits } = database.pending(now);
    if (undecided === 0 && unsent === 0) return true;
    if (undecided === 0 && waits) await setClock(addMilliseconds(now, 1000));
    return undefined;
  }

  return {
    space,
    directory: testDirectory(members),
    slack,
    beside,
    synapse,
    room,
    accounts,
    bot,
    slackId(nick) {
      const member = members.find(({ handle }) => handle === testDirectory(members).byName(nick)?.handle);
      const id = member?.accounts['slack']?.[0] ?? guests.find((guest) => guest.nick === nick)?.id;
      if (id === undefined) throw new Error(`${nick} is not on Slack`);
      return id;
    },
    database,
    log: () => log + program.log(),
    program: () => program,
    now: () => now,
    setClock,
    kill,
    async restart() {
      program = await startProgram(space);
    },
    settled: async () => void (await eventually('everything is said', isSettled)),
    async close() {
      await kill();
      database.close();
      await slack.close();
      await space.remove();
    },
  };
}
