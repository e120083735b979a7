// `gavel init` on the real program: with options alone, and asked in a real terminal.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from '@jest/globals';

import { parseConfig } from '../../src/config/config.ts';
import { eventually } from '../doubles/eventually.ts';
import { bareRepositoryWith, temporaryFolder } from '../doubles/git-people.ts';
import { runGavel } from './run-gavel.ts';

const SECRETS = ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN', 'GITHUB_TOKEN'];
const [xoxb, xapp] = ['xoxb-moth-secret-1', 'xapp-moth-secret-2'];

test('options are enough: a configuration that can be used, the names of its secrets, the manifest and what is next', async () => {
  const folder = temporaryFolder();
  const config = join(folder, 'gavel.yaml');
  const options = [
    ['--name', 'Moth Watchers'],
    ['--platforms', 'slack,web'],
    ['--room', 'slack:C0123'],
    ['--forge', 'github'],
    ['--set', 'forge.repository=moths/minutes'],
    ['--start', '19:00'],
    ['--zone', 'Europe/Oslo'],
    ['--first', '2026-12-08'],
    ['--every', 'monthly'],
    ['--members', 'mira,@jonas'],
    ['--chairs', 'mira'],
  ].flat();
  // Only one of two is there, so nothing is asked of the platform.
  const env = { ...process.env, SLACK_BOT_TOKEN: xoxb, SLACK_APP_TOKEN: '', GITHUB_TOKEN: '' };
  const { code, out, err } = await runGavel(['init', '--yes', '--config', config, ...options], env);
  expect([code, out.split('\n')[0]]).toEqual([0, 'display_information:']);
  expect(err).toContain('Slack: not checked, for want of SLACK_BOT_TOKEN and SLACK_APP_TOKEN.');
  expect(err).toContain(`gavel doctor --config ${config}`);
  const [yaml, example] = [config, join(folder, '.env.example')].map((file) => readFileSync(file, 'utf8'));
  expect(yaml).toContain(
    "schedule: { start: '19:00', zone: Europe/Oslo, from: 2026-12-08, every: FREQ=MONTHLY;BYDAY=2TU }",
  );
  expect(yaml).toContain('# Where minutes are proposed.');
  for (const name of SECRETS) expect(example).toContain(`\n${name}=\n`);
  expect(`${yaml}${example}${out}${err}`).not.toContain(xoxb);
  const secrets = { SLACK_BOT_TOKEN: xoxb, SLACK_APP_TOKEN: xapp, GITHUB_TOKEN: 'github_pat_moth' };
  expect(parseConfig(yaml ?? '', config, secrets).groups).toMatchObject([
    {
      id: 'moth-watchers',
      rooms: [{ id: 'slack:C0123' }, { id: 'web:moth-watchers' }],
      members: [{ handle: 'mira' }, { handle: 'jonas' }],
      chairs: ['mira'],
      forge: { kind: 'github' },
    },
  ]);
  const again = await runGavel(['init', '--yes', '--config', config, ...options], env);
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('is there already')]);
});

test('what is wrong or missing is told, and nothing is written', async () => {
  const config = join(temporaryFolder(), 'gavel.yaml');
  for (const [options, says] of [
    [[], '--name: Write something.'],
    [['--name', 'Moths'], '--start: Write a time like 17:00.'],
    [['--name', 'Moths', '--start', '17:00', '--platforms', 'wep'], 'Did you mean web?'],
    [['--name', 'Moths', '--start', '17:00', '--forge', 'github'], '--set forge.repository=…: Write something.'],
    [['--name', 'Moths', '--start', '17:00', '--room', 'web'], 'write a room as'],
  ] as const) {
    const { code, err } = await runGavel(['init', '--yes', '--config', config, ...options]);
    expect([code, err]).toEqual([1, expect.stringContaining(says)]);
  }
  expect(() => readFileSync(config)).toThrow('ENOENT');
});

test('earlier minutes give the format and the people', async () => {
  const folder = temporaryFolder();
  const config = join(folder, 'gavel.yaml');
  mkdirSync(join(folder, 'minutes'));
  for (const day of ['2026-11-10', '2026-11-17', '2026-11-24'])
    writeFileSync(
      join(folder, 'minutes', `${day}.md`),
      `# Moths, ${day}\n\n## Attendees\n\n- @mira\n- @jonas\n\n## Talk\n\n- @mira: the traps are empty\n`,
    );
  const repository = bareRepositoryWith({ 'README.md': 'Minutes\n' });
  const options = ['--name', 'Moths', '--start', '19:00', '--zone', 'UTC', '--set', `forge.path=${repository}`];
  const minutes = ['--minutes', join(folder, 'minutes')];
  const { code, err } = await runGavel(['init', '--yes', '--config', config, ...options, ...minutes]);
  expect([code, err]).toEqual([0, expect.stringContaining('Learning from 3 files')]);
  expect(err).toMatch(/ok {4}moths: the repository: \S+ can be read/u);
  const [group] = parseConfig(readFileSync(config, 'utf8'), config, {}).groups;
  expect(group).toMatchObject({ name: 'Moths', schedule: { start: '19:00' }, rooms: [{ id: 'web:moths' }] });
  expect(group?.members.map(({ handle }) => handle).toSorted()).toEqual(['jonas', 'mira']);
  expect(JSON.stringify(group?.format)).toContain('Attendees');
});

/** Runs gavel in a terminal, and types an answer whenever it shows a question. */
async function inTerminal(args: readonly string[], answers: readonly (readonly [question: string, keys: string])[]) {
  const gavel = [process.execPath, 'bin/gavel.js', ...args].map((word) => `'${word}'`).join(' ');
  const child = spawn(
    'script',
    ['--quiet', '--return', '--flush', '--command', `stty cols 100 rows 40; ${gavel}`, '/dev/null'],
    {
      env: { ...process.env, SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: '', TERM: 'xterm', NO_COLOR: '1' },
    },
  );
  let shown = '';
  let seen = 0;
  const left = [...answers];
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    shown += part;
    const [next] = left;
    const at = next ? shown.indexOf(next[0], seen) : -1;
    if (!next || at < 0) return;
    left.shift();
    seen = shown.length;
    child.stdin.write(next[1]);
  });
  // If it asks something else, it waits for ever.
  const patience = setTimeout(() => child.kill('SIGKILL'), 60_000);
  await once(child, 'close');
  clearTimeout(patience);
  return { code: child.exitCode, shown, left };
}

test('in a terminal it asks, checks the repository, shows no secret, and overwrites nothing unasked', async () => {
  const folder = temporaryFolder();
  const config = join(folder, 'gavel.yaml');
  const repository = bareRepositoryWith({ 'README.md': 'Minutes\n' });
  const enter = '\r';
  const told = await inTerminal(
    ['init', '--config', config, '--platforms', 'web', '--forge', 'git', '--set', `forge.path=${repository}`],
    [
      ['earlier minutes', enter],
      ['group called', `Moths of Oslo${enter}`],
      ['short name', enter],
      ['language', enter],
      ['meetings start', `18:30${enter}`],
      ['time zone', enter],
      ['next meeting', `2026-12-08${enter}`],
      ['And then', enter],
      ['members', `mira jonas${enter}`],
      ['chairs', `mira${enter}`],
      ['secretary', enter],
    ],
  );
  expect(told).toMatchObject({ code: 0, left: [] });
  expect(told.shown).toContain('can be read');
  const yaml = readFileSync(config, 'utf8');
  expect(parseConfig(yaml, config, {}).groups).toMatchObject([
    { id: 'moths-of-oslo', chairs: ['mira'], schedule: { start: '18:30', every: 'FREQ=WEEKLY' } },
  ]);
  const kept = await inTerminal(['init', '--config', config], [['Overwrite it?', enter]]);
  expect(kept.code).toBe(1);
  expect(readFileSync(config, 'utf8')).toBe(yaml);
});

test('a link that leads nowhere is not written through', async () => {
  const folder = temporaryFolder();
  const [config, elsewhere] = [join(folder, 'gavel.yaml'), join(folder, 'elsewhere')];
  symlinkSync(elsewhere, config);
  const { code, err } = await runGavel(['init', '--yes', '--config', config], process.env);
  expect([code, err]).toEqual([1, expect.stringContaining('is there already')]);
  expect(existsSync(elsewhere)).toBe(false);
});

const readIfThere = (file = ''): string | undefined => (existsSync(file) ? readFileSync(file, 'utf8') : undefined);

test('a terminal that is closed while it asks ends it, with what was not done', async () => {
  const folder = temporaryFolder();
  const [config, said, code] = ['gavel.yaml', 'said', 'code'].map((name) => join(folder, name));
  // As under nohup: nothing tells the program that its terminal is gone but the end of what is typed.
  const inside = `trap '' HUP; '${process.execPath}' bin/gavel.js init --config '${config}' 2>'${said}'; echo $? >'${code}'`;
  const terminal = spawn('script', ['--quiet', '--flush', '--command', inside, '/dev/null'], { stdio: 'pipe' });
  await eventually('it asks', async () => readIfThere(said)?.includes('earlier minutes') || undefined);
  terminal.kill('SIGKILL');
  expect(await eventually('it ends', async () => readIfThere(code)?.trim() || undefined)).toBe('1');
  expect(readIfThere(said)?.split('\n').at(-2)).toBe(
    'The terminal was closed before all was answered. No configuration was written.',
  );
  expect(existsSync(config ?? '')).toBe(false);
});
