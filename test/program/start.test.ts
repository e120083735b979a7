// How the program starts, refuses to start, and stops: the real command line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { stringify } from 'yaml';

import { gitIn } from '../../src/forge/git/run.ts';
import { freePort } from '../doubles/loopback.ts';
import { fakeSlack, type FakeSlack } from '../doubles/slack/slack.ts';
import { demoFolder, startProgram, type ProgramFolder } from './program.ts';
import { runGavel, spawnGavel } from './run-gavel.ts';

const CHANNEL = 'C0LOBBY00';
const GROUP = {
  id: 'lantern',
  name: 'Lantern working group',
  rooms: [{ id: 'web:lantern' }],
  members: [{ handle: 'mira' }],
  schedule: { start: '17:00', from: '2026-11-24', every: 'FREQ=WEEKLY;INTERVAL=2' },
  format: {
    path: 'minutes-{date}.md',
    title: 'Minutes {date}',
    sections: [{ kind: 'topics', heading: 'Agenda', topics: [{ title: 'Releases' }] }],
  },
};

let space: ProgramFolder;
beforeEach(async () => {
  space = await demoFolder('2026-03-03T12:00:00Z');
});
afterEach(() => space.remove());

const data = (): string => join(space.folder, 'data');
const start = (...more: readonly string[]): readonly string[] => ['start', '--data', data(), '--port', '0', ...more];

/** One sentence or two on one line, and no stack. */
const refused = (words: string): unknown => ({
  code: 1,
  out: '',
  err: expect.stringMatching(new RegExp(`^.*${words}.*\n$`, 'u')),
});

test('prints one address, and a stop ends it cleanly', async () => {
  const program = await startProgram(space);
  expect(program.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/u);
  expect((await fetch(program.url)).status).toBe(200);
  expect(await program.stop('SIGINT')).toBe(0);
  expect(program.log()).toMatch(/Stopping Gavel\. Everything is saved\.\n$/u);
});

test('refuses a second start on the same data, and leaves the first one alone', async () => {
  const first = await startProgram(space);
  expect(await runGavel(start())).toEqual(refused('another Gavel is using it\\. Stop that one first'));
  expect((await fetch(first.url)).status).toBe(200);
  expect(await first.stop()).toBe(0);
});

test.each(['gavel.sqlite', 'web-room.sqlite'])('refuses what a newer Gavel wrote: %s', async (name) => {
  expect(await (await startProgram(space)).stop()).toBe(0);
  const database = new Database(join(data(), name));
  database.pragma('user_version = 999');
  database.close();
  expect(await runGavel(start())).toEqual(refused('newer Gavel wrote.*Run that version'));
});

test('says that the data folder cannot be written', async () => {
  await writeFile(data(), 'a file stands where the folder should');
  expect(await runGavel(start())).toEqual(refused("Can't use the data folder .*--data FOLDER"));
});

test('says that git is missing', async () => {
  const nowhere = { ...process.env, PATH: join(space.folder, 'nothing') };
  expect(await runGavel(start(), nowhere)).toEqual(refused("git wasn't found\\. Install git 2\\.38 or newer\\."));
});

/** A configuration with one group whose minutes go to a folder of the space. */
async function configuration(more: object): Promise<string> {
  const file = join(space.folder, 'gavel.yaml');
  const forge = { kind: 'git', path: join(space.folder, 'repository') };
  await writeFile(file, stringify({ groups: [{ ...GROUP, forge }], ...more }));
  return file;
}

async function repository(commits: boolean): Promise<void> {
  const git = gitIn(space.folder);
  await git(['init', '--quiet', '-b', 'main', 'repository']);
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org'];
  if (commits) await git(['-C', 'repository', ...who, 'commit', '--quiet', '--allow-empty', '-m', 'Begin']);
}

describe('refuses a forge folder', () => {
  test('that is no repository', async () => {
    await mkdir(join(space.folder, 'repository'));
    const config = await configuration({ web: { port: 0 } });
    expect(await runGavel(start('--config', config))).toEqual(
      refused("repository isn't a git repository\\. Create one"),
    );
  });

  test('that has no main branch', async () => {
    await repository(false);
    const config = await configuration({ web: { port: 0 } });
    expect(await runGavel(start('--config', config))).toEqual(
      refused('has no branch main\\. Make a first commit on it'),
    );
  });
});

describe('on Slack, without a web room', () => {
  let slack: FakeSlack;
  beforeEach(async () => {
    slack = await fakeSlack({ people: [], channels: [CHANNEL] });
    await repository(true);
  });
  afterEach(() => slack.close());

  const tokens = () => ({ BOT_TOKEN: slack.botToken, APP_TOKEN: slack.appToken });
  const onSlack = (apiUrl = slack.apiUrl): Promise<string> =>
    configuration({
      groups: [
        {
          ...GROUP,
          rooms: [{ id: `slack:${CHANNEL}` }],
          forge: { kind: 'git', path: join(space.folder, 'repository') },
        },
      ],
      slack: { botToken: '${BOT_TOKEN}', appToken: '${APP_TOKEN}', apiUrl },
    });

  test.each([
    ["the bot's", { BOT_TOKEN: 'xoxb-wrong' }, 'Copy the Bot User OAuth Token'],
    ['the app-level', { APP_TOKEN: 'xapp-wrong' }, 'Create an app-level token'],
  ])('a refused token is told with what to do: %s', async (_which, wrong, mend) => {
    const env = { ...process.env, ...tokens(), ...wrong };
    const { code, out, err } = await runGavel(start('--config', await onSlack()), env);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err.split('\n').filter((line) => !line.startsWith('{'))).toEqual([
      expect.stringMatching(`^Slack doesn't accept the token \\(invalid_auth\\)\\. ${mend}`),
      '',
    ]);
    expect(err).not.toMatch(/xoxb-|xapp-wrong/u);
  });

  test('doctor says that the network is missing, and asks for no other token', async () => {
    // Nothing listens there.
    const config = await onSlack('http://127.0.0.1:9/api/');
    const { code, out } = await runGavel(['doctor', '--config', config], { ...process.env, ...tokens() });
    expect(code).toBe(1);
    expect(out).toMatch(/^fail {2}[^\n]*Slack can't be reached .*\n {6}Check that this machine can reach Slack/mu);
    expect(out).toMatch(/\n\n\d checks: 1 fail, \d ok\n$/u);
    expect(out).not.toContain('Copy the Bot User OAuth Token');
  });

  test('says where it listens, and the image finds it healthy as long as it runs', async () => {
    const dockerfile = await readFile('Dockerfile', 'utf8');
    const check = /^HEALTHCHECK .*\\\n +CMD (?<words>\[.*\])$/mu.exec(dockerfile)?.groups?.['words'] ?? '[]';
    const here = check.replace('/opt/gavel/node_modules/gavel/', '').replace('/var/lib/gavel', data());
    const command: string[] = JSON.parse(here);
    // Nothing listens there, since the configuration has no `operations:`.
    const noOperations = { ...process.env, GAVEL_READY_URL: `http://127.0.0.1:${await freePort()}/readyz` };
    const healthy = async (): Promise<boolean> => {
      const child = spawn(process.execPath, command.slice(1), { stdio: 'ignore', env: noOperations });
      await once(child, 'close');
      return child.exitCode === 0;
    };
    expect(command[0]).toBe('node');
    expect(await healthy()).toBe(false);

    const env = { ...process.env, ...tokens() };
    const gavel = spawnGavel(start('--config', await onSlack()), env);
    await gavel.prints(/\n/u);
    expect(gavel.out()).toBe(`Gavel is listening in slack:${CHANNEL}\n`);
    expect(await healthy()).toBe(true);
    const longAgo = new Date('2026-03-03T12:00:00Z');
    await utimes(join(data(), 'alive'), longAgo, longAgo);
    expect(await healthy()).toBe(false);

    gavel.kill('SIGTERM');
    expect((await gavel.ended).code).toBe(0);
    expect(await healthy()).toBe(false);
  });
});

test('says at the start that the configuration is not there', async () => {
  expect(await runGavel(start('--config', join(space.folder, 'none.yaml')))).toEqual(
    refused("none\\.yaml: can't be read"),
  );
});

test.each(['abc', '65536'])('takes no port %s', async (port) => {
  const ended = await runGavel(start('--port', port));
  expect(ended).toMatchObject({ code: 1, out: '' });
  expect(ended.err).toContain('Use a number from 0 to 65535.');
});

test('moves to the next port where one is taken, and says so', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const taken = typeof address === 'object' ? (address?.port ?? 0) : 0;
  try {
    const program = await startProgram(space, `http://127.0.0.1:${taken}/`);
    expect(Number(new URL(program.url).port)).toBeGreaterThan(taken);
    expect(program.log()).toContain(`Port ${taken} is taken, so the web room is on the next free one.`);
    await program.stop();
  } finally {
    other.close();
  }
});

test.each([[], ['help'], ['--help'], ['help', 'start']])('gavel %s %s shows help', async (...args) => {
  const { code, out, err } = await runGavel(args);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toMatch(/^Usage: gavel/u);
});

test('gavel alone shows each command in a line, and examples', async () => {
  const { out } = await runGavel([]);
  expect(out).toMatch(/^ {2}start +start Gavel, or the demonstration$/mu);
  expect(out).toContain('gavel doctor --config gavel.yaml   check a configuration');
  expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
});

test.each(['--version', '-V'])('gavel %s shows the version', async (option) => {
  const { version }: { version: string } = JSON.parse(await readFile('package.json', 'utf8'));
  expect(await runGavel([option])).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test.each([
  [['strat'], "error: unknown command 'strat'\n(Did you mean start?)\ngavel help shows all commands.\n"],
  [['frobnicate'], "error: unknown command 'frobnicate'\ngavel help shows all commands.\n"],
  [
    ['start', '--prot', '1'],
    "error: unknown option '--prot'\n(Did you mean --port?)\ngavel help start shows its options.\n",
  ],
])('what is unknown is guessed, with the way to help: %j', async (args, err) => {
  expect(await runGavel(args)).toEqual({ code: 1, out: '', err });
});

test('an unknown group is guessed', async () => {
  const { code, err } = await runGavel(['calendar', '--config', 'config/demo.yaml', '--group', 'lantren']);
  expect({ code, err }).toEqual({ code: 1, err: 'config/demo.yaml has no group "lantren". Did you mean lantern?\n' });
});
