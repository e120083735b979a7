// A real PostgreSQL for tests: a cluster of its own in a temporary folder, served on loopback.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, mkdtempSync, openSync, readFileSync, rmSync, closeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';

import { until } from '../doubles/eventually.ts';
import { requireNeed } from './needs.ts';
import { postgresPrograms, postgresUser } from './postgres-programs.ts';

export interface PostgresCluster {
  /** Its process, for signals. */
  readonly pid: () => number;
  /** Makes an empty database, and gives its address. */
  createDatabase(): Promise<string>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on what it had written. */
  restart(): Promise<void>;
  /** Ends it and forgets everything. */
  stop(): Promise<void>;
}

const USER = 'gavel';

// What makes it slow and doesn't matter here: the machine isn't switched off, only the program is killed.
const SETTINGS = ['fsync=off', 'full_page_writes=off', 'unix_socket_directories=', 'listen_addresses=127.0.0.1'];

async function ended(child: ChildProcess, log: string): Promise<void> {
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`${child.spawnargs.join(' ')} ended with ${code}: ${readFileSync(log, 'utf8')}`);
}

/** Asks a database something, and gives the rows. */
export async function askDatabase(url: string, sql: string): Promise<readonly unknown[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Takes everything out of a database that a store used before. */
export async function emptyDatabase(url: string): Promise<void> {
  await askDatabase(
    url,
    `DO $$ BEGIN
      EXECUTE (SELECT 'TRUNCATE ' || string_agg(quote_ident(schemaname) || '.' || quote_ident(tablename), ', ') ||
        ' RESTART IDENTITY' FROM pg_tables WHERE schemaname = 'gavel' AND tablename NOT LIKE 'migration%');
    END $$`,
  );
}

/** Makes a cluster and serves it; it's there when the promise resolves, in a second or two. */
export async function startPostgres(settings: readonly string[] = []): Promise<PostgresCluster> {
  await requireNeed('PostgreSQL');
  const programs = postgresPrograms() ?? '';
  const user = postgresUser();
  const folder = mkdtempSync(join(tmpdir(), 'gavel-postgres-'));
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  const log = join(folder, 'log');
  const port = randomInt(20_000, 30_000);
  const url = (database: string): string => `postgres://${USER}@127.0.0.1:${port}/${database}`;

  function run(program: string, args: readonly string[]): ChildProcess {
    const out = openSync(log, 'a');
    const child = spawn(join(programs, program), args, { ...user, cwd: folder, stdio: ['ignore', out, out] });
    closeSync(out);
    return child;
  }

  let server: ChildProcess | undefined;
  let databases = 0;

  async function begin(): Promise<void> {
    const given = [...SETTINGS, `port=${port}`, ...settings].flatMap((setting) => ['-c', setting]);
    const child = run('postgres', ['-D', data, ...given]);
    server = child;
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`PostgreSQL ended: ${readFileSync(log, 'utf8')}`);
      return askDatabase(url('postgres'), 'SELECT 1').then(
        () => true,
        () => false,
      );
    });
  }

  async function kill(): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const gone = once(server, 'exit');
    // It ends its own processes at once, without tidying up.
    server.kill('SIGQUIT');
    await gone;
  }

  const made = ['--no-sync', '--auth=trust', `--username=${USER}`, '--encoding=UTF8', '--locale=C.UTF-8', '-D', data];
  await ended(run('initdb', made), log);
  await begin();
  return {
    pid: () => server?.pid ?? 0,
    async createDatabase() {
      databases += 1;
      await askDatabase(url('postgres'), `CREATE DATABASE test_${databases}`);
      return url(`test_${databases}`);
    },
    kill,
    restart: begin,
    async stop() {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
