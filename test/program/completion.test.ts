// The completion script for bash, in a real bash.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

import { beforeAll, expect, test } from '@jest/globals';

import { commandLine } from '../../src/cli.ts';
import { runGavel } from './run-gavel.ts';

const run = promisify(execFile);

let script: string;
beforeAll(async () => {
  script = (await runGavel(['completion', 'bash'])).out;
});

/** What bash offers for the last of the words. */
async function offered(...words: readonly string[]): Promise<string[]> {
  const asked = `COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _gavel; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = await run('bash', ['-c', `set -u\n${script}\n${asked}`, 'bash', ...words]);
  return stdout.split('\n').filter((line) => line !== '');
}

test('bash takes the script, and knows what completes gavel', async () => {
  const { stdout } = await run('bash', ['-c', `${script}\ncomplete -p gavel`]);
  expect(stdout).toBe('complete -o default -F _gavel gavel\n');
});

test('it offers every command', async () => {
  const commands = commandLine().commands.map((command) => command.name());
  expect(commands.length).toBeGreaterThan(10);
  expect(await offered('gavel', '')).toEqual([...commands, 'help']);
  expect(await offered('gavel', 'help', '')).toEqual([...commands, 'help']);
});

test('it offers every option of each command', async () => {
  for (const command of commandLine().commands) {
    const options = command.options.flatMap(({ long }) => long ?? []);
    expect(await offered('gavel', command.name(), '--')).toEqual([...options, '--help']);
  }
});

test.each<[readonly string[], readonly string[]]>([
  [
    ['gavel', 'st'],
    ['start', 'status', 'stats'],
  ],
  [
    ['gavel', 'start', '--port', '0', '--c'],
    ['--config', '--check', '--clock-file'],
  ],
  [['gavel', '--v'], ['--version']],
  [['gavel', 'manifest', ''], ['slack']],
  [['gavel', 'manifest', 'slack', '--r'], ['--request-url']],
  [
    ['gavel', 'completion', ''],
    ['bash', 'zsh', 'fish'],
  ],
  // Files are bash's own to complete.
  [['gavel', 'start', '--config', ''], []],
  [['gavel', 'lint', ''], []],
  [['gavel', 'start', '--port', ''], []],
])('%j', async (words, expected) => {
  expect(await offered(...words)).toEqual(expected);
});

test('a shell that is not known is refused, and the known ones are named', async () => {
  const { code, out, err } = await runGavel(['completion', 'tcsh']);
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('Allowed choices are bash, zsh, fish.');
});
