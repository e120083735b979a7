/** @needs Synapse curl */
// "Matrix in five minutes" (docs/matrix.md), step by step, as people read it.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse, stringify } from 'yaml';

import { gitIn } from '../../src/forge/git/run.ts';
import { eventually } from '../doubles/eventually.ts';
import { startProgram, type RunningProgram } from '../program/program.ts';
import { runGavel } from '../program/run-gavel.ts';
import { startSynapse, type Synapse } from '../setup/synapse.ts';
import { registerByOperator, type MatrixAccount } from './people.ts';

const run = promisify(execFile);

interface GroupBlock {
  readonly id: string;
  readonly members: readonly { readonly handle: string }[];
}
interface ConfigBlock {
  readonly groups: readonly GroupBlock[];
}

/** The fenced blocks of a language in a page, without the indentation of lists. */
function blocks(text: string, language: string): string[] {
  const found = text.matchAll(new RegExp(`^(?<indent> *)\`\`\`${language}\n(?<block>.*?)^ *\`\`\`$`, 'gmsu'));
  return [...found].map(({ groups }) =>
    (groups?.['block'] ?? '').replaceAll(new RegExp(`^${groups?.['indent']}`, 'gmu'), ''),
  );
}

/** One configuration into which another is written: its members are those of the same handle. */
function added(base: ConfigBlock, more: ConfigBlock): ConfigBlock {
  const groups = base.groups.map((group) => {
    const own = more.groups.find(({ id }) => id === group.id);
    const members = group.members.map((member) => ({
      ...member,
      ...own?.members.find(({ handle }) => handle === member.handle),
    }));
    return { ...group, ...own, members };
  });
  return { ...base, ...more, groups };
}

/** What the doctor finds not to be well, and its exit code. */
async function doctor(config: string, token: string): Promise<{ code: number | null; found: string }> {
  const env = { ...process.env, MATRIX_ACCESS_TOKEN: token };
  const { code, out } = await runGavel(['doctor', '--config', config], env);
  expect(out).not.toContain(token);
  return { code, found: out.replaceAll(/^(?:ok .*|\d+ checks: \d+ ok|)\n/gmu, '') };
}

describe('Matrix in five minutes', () => {
  let page: string;
  let groupPage: string;
  let synapse: Synapse;
  let folder: string;
  let program: RunningProgram | undefined;
  beforeAll(async () => {
    page = await readFile('docs/matrix.md', 'utf8');
    groupPage = await readFile('docs/your-group.md', 'utf8');
    // As it limits the rate where nobody tells it otherwise.
    synapse = await startSynapse({ perSecond: 0.2, burst: 10 });
    folder = await mkdtemp(join(tmpdir(), 'gavel-set-up-'));
  });
  afterAll(async () => {
    await program?.stop();
    await synapse.stop();
    await rm(folder, { recursive: true });
  });

  const here = (words: string): string =>
    words
      .replaceAll('https://matrix.example.org', synapse.url)
      .replaceAll('example.org', synapse.domain)
      .replaceAll('/srv/parsers-minutes', join(folder, 'repository'));
  const shell = async (commands: string, env: NodeJS.ProcessEnv = {}): Promise<string> =>
    (await run('sh', ['-c', here(commands)], { env: { ...process.env, ...env } })).stdout;

  /** The configuration of "Your own group", with what the page on Matrix adds. */
  async function configure(): Promise<string> {
    const [base = ''] = blocks(groupPage, 'yaml');
    const [more = ''] = blocks(page, 'yaml');
    const config = join(folder, 'gavel.yaml');
    const both = added(parse(here(base)), parse(here(more)));
    await writeFile(config, stringify({ ...both, data: join(folder, 'data'), web: { port: 0 } }));
    return config;
  }

  async function repository(): Promise<void> {
    await gitIn(folder)(['init', '--quiet', '-b', 'main', 'repository']);
    const author = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.org'];
    await gitIn(join(folder, 'repository'))([...author, 'commit', '--quiet', '--allow-empty', '-m', 'Begin']);
  }

  const says = (ann: MatrixAccount, room: string, words: string): Promise<unknown> =>
    eventually(`Gavel says "${words}"`, async () =>
      (await ann.events(room)).find(
        ({ sender, content }) => sender === `@gavel:${synapse.domain}` && String(content['body']).includes(words),
      ),
    );

  test('every step works as it is written', async () => {
    const [login = '', override = ''] = blocks(page, 'sh');
    await registerByOperator(synapse, { username: 'gavel', password: 'PASSWORD', admin: false });
    const { access_token: token, device_id: device }: Record<string, string> = JSON.parse(await shell(login));
    expect(device).toBe('GAVEL');
    if (token === undefined) throw new Error('There is no access token');

    await repository();
    const config = await configure();
    const ann = await registerByOperator(synapse, { username: 'ann', password: 'x', admin: true });
    const room = await ann.createRoom({ preset: 'private_chat', room_alias_name: 'parsers' });

    program = await startProgram({ config, folder, secrets: { MATRIX_ACCESS_TOKEN: token } });
    await ann.call('POST', `/rooms/${encodeURIComponent(room)}/invite`, { user_id: `@gavel:${synapse.domain}` });
    await eventually('Gavel comes', async () =>
      (await ann.events(room)).find(
        ({ sender, content }) => sender.startsWith('@gavel') && content['membership'] === 'join',
      ),
    );
    await ann.say(room, '!meeting start');
    await says(ann, room, 'Roll call');

    await shell(override, { ADMIN_TOKEN: ann.token });
    expect(await doctor(config, token)).toEqual({ code: 0, found: '' });

    // Somebody takes the token back: what keeps Gavel running is told why it cannot go on.
    const authorization = `Bearer ${token}`;
    await fetch(`${synapse.url}/_matrix/client/v3/logout`, { method: 'POST', headers: { authorization }, body: '{}' });
    await ann.say(room, 'is anybody here?');
    const ended = 'Gavel is stopping: The Matrix homeserver refuses the access token; create a new one';
    await eventually('Gavel ends', async () => program?.log().includes(ended) || undefined);
    expect(await program.stop()).toBe(1);
    expect(program.log()).not.toContain(token);
  });
});
