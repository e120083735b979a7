// What is under embargo, typed in the web room of the real program: its words are in the private repository, and in
// nothing that the program serves, commits or logs.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { parse, stringify } from 'yaml';

import { createRepository } from '../../src/forge/git/create.ts';
import { gitIn } from '../../src/forge/git/run.ts';
import { eventually } from '../doubles/eventually.ts';
import { programFolder, startProgram, type ProgramFolder, type RunningProgram } from './program.ts';
import { runGavel } from './run-gavel.ts';
import { deliverAct, postsText, typedMessage } from './web-typist.ts';

jest.setTimeout(300_000);

const PAGES = [
  '',
  'agenda/',
  'minutes/',
  'actions/',
  'decisions/',
  'calendar/',
  '2026-03-03/',
  'feed.xml',
  'calendar.ics',
];
const AUTHOR = { name: 'Test', email: 'test@example.org' };

let space: ProgramFolder & { readonly config: string };
let secret: string;
let program: RunningProgram;
let log = '';

beforeEach(async () => {
  secret = await mkdtemp(join(tmpdir(), 'gavel-private-'));
  await createRepository({ path: secret, mainBranch: 'main', author: AUTHOR }, '2026-03-01T00:00:00Z');
  const folder = await programFolder('config/demo.yaml', '2026-03-03T16:40:00Z', (group) => ({
    ...group,
    privateForge: { kind: 'git', path: secret },
    format: { ...Object(group['format']), embargoed: { path: 'whole/{date}.md' } },
    pages: {
      url: 'https://pages.example.org/lantern',
      public: ['agenda', 'minutes', 'actions', 'decisions', 'calendar'],
    },
  }));
  space = { ...folder, config: folder.config ?? '' };
  const source: object = parse(await readFile(space.config, 'utf8'));
  await writeFile(space.config, stringify({ ...source, pages: { port: 0 } }));
  program = await startProgram(space);
});
afterEach(async () => {
  await program.kill();
  await space.remove();
  await rm(secret, { recursive: true, force: true });
});

const say = async (time: string, as: string, text: string): Promise<void> => {
  await space.setClock(`2026-03-03T${time}:00Z`);
  await deliverAct(program.url, space.room, typedMessage(as, text));
};

async function pages(): Promise<string> {
  const url = await eventually(
    'the pages are served',
    async () => /public pages are at (?<url>http\S+)/u.exec(program.log())?.groups?.['url'],
  );
  const read = await Promise.all(PAGES.map(async (path) => (await fetch(`${url}lantern/${path}`)).text()));
  return read.join('\n');
}

const history = async (repository: string): Promise<string> =>
  (await gitIn(repository)(['log', '--all', '-p', '--format=%H %an %s %b %D'])).out;

const whole = async (): Promise<string | undefined> => {
  const { code, out } = await gitIn(secret)(['show', 'main:whole/2026-03-03.md'], { codes: [0, 128] });
  return code === 0 ? out : undefined;
};

test('its words are only in the room, the log of the meeting and the private repository', async () => {
  await say('17:00', 'mira', '/meeting start');
  await say('17:01', 'mira', '/topic Releases');
  await say('17:01', 'kenji', '/note 2.4 is out');
  await say('17:02', 'mira', '/topic Another matter');
  await say('17:02', 'mira', '/embargo');
  await say('17:03', 'mira', '/topic rename CANARYTITLE');
  await say('17:04', 'kenji', '/note CANARYNOTE');
  await say('17:05', 'mira', '/action @kenji CANARYACTION by friday');
  await say('17:06', 'mira', '/agreed CANARYDECISION');
  await say('17:07', 'mira', '/vote CANARYVOTE');
  await say('17:08', 'mira', '/vote yes');
  await eventually('the last line is recorded', async () =>
    (await postsText(program.url, space.room)).includes('Your vote on #5') ? true : undefined,
  );
  expect(await pages()).not.toContain('CANARY');
  expect(await pages()).toContain('Topic under embargo');
  log += program.log();
  await program.kill();
  program = await startProgram(space, program.url);

  await say('17:09', 'mira', '/vote close');
  await say('17:30', 'mira', '/meeting end');
  const first = await eventually('the private minutes are there', whole);
  for (const word of ['TITLE', 'NOTE', 'ACTION', 'DECISION', 'VOTE']) expect(first).toContain(`CANARY${word}`);
  const proposed = await eventually('the public ones are proposed', () =>
    space.show('minutes-2026-03-03', 'meetings/lantern-minutes-2026-03-03.md'),
  );
  expect(proposed).toContain('### Topic under embargo\n\n- Under embargo\n');

  // Somebody changes the private minutes, and then Gavel does, on another line.
  const there = join(secret, 'whole/2026-03-03.md');
  const git = gitIn(secret);
  await git(['checkout', '--quiet', '--force', 'main']);
  await writeFile(there, `${await readFile(there, 'utf8')}\nMENDED by hand\n`);
  await git(['-c', `user.name=${AUTHOR.name}`, '-c', `user.email=${AUTHOR.email}`, 'commit', '-qam', 'Mend']);
  await say('17:40', 'kenji', '/edit 2 CANARYLATER');
  await eventually('the change is in the private minutes', async () =>
    (await whole())?.includes('CANARYLATER') ? true : undefined,
  );
  expect(await whole()).toContain('MENDED by hand');
  await say('17:41', 'sofia', '/meeting approve');
  await say('17:41', 'kenji', '/meeting approve');
  await eventually('the minutes are merged', () => space.show('main', 'meetings/lantern-minutes-2026-03-03.md'));
  await say('17:50', 'mira', '/agenda');

  expect(await pages()).not.toContain('CANARY');
  expect(await history(space.repository)).not.toContain('CANARY');
  expect(log + program.log()).not.toContain('CANARY');
  expect(await program.stop()).toBe(0);
  // The search can find: the group's own log has the words.
  const exported = await runGavel([
    'export',
    'lantern',
    '-',
    '--config',
    space.config,
    '--data',
    join(space.folder, 'data'),
  ]);
  expect(exported.out).toContain('CANARYLATER');
});
