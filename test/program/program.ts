// The real program as a child process: started, killed and started again on the same data.
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { parse, stringify } from 'yaml';

import { gitIn } from '../../src/forge/git/run.ts';
import { spawnGavel } from './run-gavel.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export interface ProgramFolder {
  readonly folder: string;
  /** The configuration file; none for the demonstration. */
  readonly config?: string;
  /** The file with the time that the program sees; none for the real one. */
  readonly clock?: string;
  /** What the configuration takes from the environment. */
  readonly secrets?: Readonly<Record<string, string>>;
  readonly repository: string;
  /** The room's id. */
  readonly room: string;
  /** Sets the time that the program sees: ISO 8601, UTC. */
  setClock(at: string): Promise<void>;
  /** What a file of the repository holds on a branch. */
  show(branch: string, path: string): Promise<string | undefined>;
  remove(): Promise<void>;
}

/**
 * A folder with a configuration of the project, given a web room, an empty repository and a clock to turn.
 * @param more changes what it says of each group
 */
export async function programFolder(
  configFile: string,
  at: string,
  more: (group: Record<string, unknown>) => Record<string, unknown> = (group) => group,
): Promise<ProgramFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-'));
  const repository = join(folder, 'repository');
  const source: { groups: { id: string; rooms?: unknown; forge?: unknown }[]; web?: unknown } = parse(
    await readFile(join(ROOT, configFile), 'utf8'),
  );
  const room = `web:${source.groups[0]?.id}`;
  const groups = source.groups.map((group) => ({
    ...more(group),
    rooms: [{ id: `web:${group.id}` }],
    forge: { kind: 'git', path: repository },
  }));
  const config = join(folder, 'gavel.yaml');
  await writeFile(config, stringify({ ...source, groups, web: { port: 0 } }));
  const git = gitIn(folder);
  await git(['init', '--quiet', '-b', 'main', 'repository']);
  const inside = gitIn(repository);
  await inside([
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.org',
    'commit',
    '--quiet',
    '--allow-empty',
    '-m',
    'Begin',
  ]);
  return { ...(await around(folder, repository, at)), config, room };
}

/** An empty folder, in which the demonstration finds its place, and a clock to turn. */
export async function demoFolder(at: string): Promise<ProgramFolder> {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-'));
  return { ...(await around(folder, join(folder, 'data', 'minutes'), at)), room: 'web:lantern' };
}

async function around(folder: string, repository: string, at: string): Promise<Omit<ProgramFolder, 'config' | 'room'>> {
  const clock = join(folder, 'clock');
  await writeFile(clock, at);
  return {
    folder,
    clock,
    repository,
    setClock: (now) => writeFile(clock, now),
    async show(branch, path) {
      const { code, out } = await gitIn(repository)(['show', `${branch}:${path}`], { codes: [0, 128] });
      return code === 0 ? out : undefined;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

export interface RunningProgram {
  readonly url: string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop, and gives its exit code; null where a signal ended it. */
  stop(signal?: 'SIGINT' | 'SIGTERM'): Promise<number | null>;
  /** What it wrote to standard error. */
  log(): string;
  readonly pid: number;
}

/**
 * Starts the program and waits until it tells where it listens. `url` is where it listened before: there it listens
 * again, so that pages which are open find it.
 */
export async function startProgram(
  { config, folder, clock, secrets = {} }: Pick<ProgramFolder, 'config' | 'folder' | 'clock' | 'secrets'>,
  url?: string,
): Promise<RunningProgram> {
  const port = url === undefined ? [] : ['--port', new URL(url).port];
  const data = ['--data', join(folder, 'data'), ...(clock === undefined ? [] : ['--clock-file', clock])];
  const args = ['start', ...(config === undefined ? [] : ['--config', config]), ...data, ...port];
  const program = spawnGavel(args, { ...process.env, ...secrets });
  const listens = await program.prints(/open (?<url>http\S+)/u);
  return {
    url: listens.groups?.['url'] ?? '',
    pid: program.pid,
    log: () => program.err(),
    async kill() {
      program.kill('SIGKILL');
      await program.ended;
    },
    async stop(signal = 'SIGTERM') {
      program.kill(signal);
      return (await program.ended).code;
    },
  };
}
