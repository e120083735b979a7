// A real Matrix homeserver for tests: Synapse, unpacked into a folder outside the repository and served on loopback.
import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { eventually } from '../doubles/eventually.ts';
import { runCommand } from './apt.ts';
import { requireNeed } from './needs.ts';
import { SYNAPSE_ROOT } from './synapse-root.ts';

/** How many messages a user may send; Synapse's own default is 0.2 a second, 10 at once. */
export interface MessageRate {
  readonly perSecond: number;
  readonly burst: number;
}

export interface Synapse {
  readonly url: string;
  /** The domain of its ids. */
  readonly domain: string;
  /** The access token of a bridge, which may say when something was said; its account is `@bridge`. */
  readonly bridge: string;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on what it had written. */
  restart(): Promise<void>;
  /** Ends it and forgets everything. */
  stop(): Promise<void>;
}

const canListen = (port: number): Promise<boolean> =>
  new Promise((found) => {
    const server = createServer();
    server.once('error', () => found(false));
    server.listen(port, '127.0.0.1', () => server.close(() => found(true)));
  });

/**
 * A port that nobody else takes, and the folder in Synapse's root that marks it as taken. It is outside the range from
 * which the system gives out ports, so that it's still free when Synapse is killed and started again.
 */
async function claimPort(): Promise<{ readonly port: number; readonly inside: string; readonly home: string }> {
  await mkdir(join(SYNAPSE_ROOT, 'srv'), { recursive: true });
  for (let tries = 0; tries < 1000; tries += 1) {
    const port = randomInt(20_000, 30_000);
    const inside = `/srv/port-${port}`;
    const home = join(SYNAPSE_ROOT, inside);
    // One look after the other. Two test processes look at once: whichever makes the folder has the port.
    /* oxlint-disable no-await-in-loop */
    const isOurs = await mkdir(home).then(
      () => true,
      () => false,
    );
    if (isOurs && (await canListen(port))) return { port, inside, home };
    /* oxlint-enable no-await-in-loop */
  }
  throw new Error(`There is no free port, or ${SYNAPSE_ROOT}/srv cannot be written`);
}

function settings(port: number, inside: string, { perSecond, burst }: MessageRate): object {
  const many = { per_second: 10_000, burst_count: 10_000 };
  return {
    server_name: 'localhost',
    pid_file: `${inside}/synapse.pid`,
    public_baseurl: `http://127.0.0.1:${port}/`,
    report_stats: false,
    trusted_key_servers: [],
    federation_domain_whitelist: [],
    signing_key_path: `${inside}/sign.key`,
    log_config: `${inside}/log.yaml`,
    media_store_path: `${inside}/media`,
    listeners: [
      {
        port,
        bind_addresses: ['127.0.0.1'],
        type: 'http',
        tls: false,
        x_forwarded: false,
        resources: [{ names: ['client'], compress: false }],
      },
    ],
    database: { name: 'sqlite3', args: { database: `${inside}/homeserver.db` } },
    registration_shared_secret: REGISTRATION,
    app_service_config_files: [`${inside}/bridge.yaml`],
    // Passwords of people who do not exist need no protection, and every registration would take a second.
    bcrypt_rounds: 4,
    enable_registration: true,
    enable_registration_without_verification: true,
    presence: { enabled: false },
    macaroon_secret_key: 'for-tests-only',
    form_secret: 'for-tests-only',
    suppress_key_server_warning: true,
    rc_message: { per_second: perSecond, burst_count: burst },
    rc_registration: many,
    rc_login: { address: many, account: many, failed_attempts: many },
    rc_joins: { local: many, remote: many },
    rc_joins_per_room: many,
    rc_invites: { per_room: many, per_user: many, per_issuer: many },
    rc_room_creation: many,
  };
}

/** With it, accounts of any name are registered, administrators too (Synapse, "Register users"). */
export const REGISTRATION = 'for-tests-only';

const BRIDGE = {
  id: 'bridge',
  url: null,
  as_token: 'bridge-for-tests-only',
  hs_token: 'for-tests-only',
  sender_localpart: 'bridge',
  namespaces: { users: [], rooms: [], aliases: [] },
};

const LOG = (inside: string): object => ({
  version: 1,
  formatters: { plain: { format: '%(asctime)s %(levelname)s %(name)s %(message)s' } },
  handlers: { file: { class: 'logging.FileHandler', formatter: 'plain', filename: `${inside}/synapse.log` } },
  root: { level: 'WARNING', handlers: ['file'] },
  disable_existing_loggers: false,
});

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/_matrix/client/versions`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Waits until it serves. Rejects with what it said where it ends instead. */
async function serving(url: string, child: ChildProcess, log: string): Promise<void> {
  await eventually('Synapse answers', async () => {
    if (await answers(url)) return true;
    if (child.exitCode !== null)
      throw new Error(`Synapse ended with ${child.exitCode}:\n${await readFile(log, 'utf8')}`);
    return undefined;
  });
}

/** Serves a fresh homeserver with open registration; it is there when the promise resolves, in 2 to 5 s. */
export async function startSynapse(rate: MessageRate = { perSecond: 10_000, burst: 10_000 }): Promise<Synapse> {
  await requireNeed('Synapse');
  const { port, inside, home } = await claimPort();
  const url = `http://127.0.0.1:${port}`;
  // JSON is YAML.
  await writeFile(join(home, 'homeserver.yaml'), JSON.stringify(settings(port, inside, rate)));
  await writeFile(join(home, 'log.yaml'), JSON.stringify(LOG(inside)));
  await writeFile(join(home, 'bridge.yaml'), JSON.stringify(BRIDGE));
  await runCommand('chroot', [SYNAPSE_ROOT, 'synapse_generate_signing_key', '-o', `${inside}/sign.key`]);

  let child: ChildProcess | undefined;
  const begin = async (): Promise<void> => {
    const log = join(home, 'out.log');
    const out = await open(log, 'a');
    const args = [SYNAPSE_ROOT, '/usr/bin/python3', '-m', 'synapse.app.homeserver', '-c', `${inside}/homeserver.yaml`];
    child = spawn('chroot', args, { stdio: ['ignore', out.fd, out.fd] });
    await out.close();
    await serving(url, child, log);
  };
  const kill = async (): Promise<void> => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  await begin();
  return {
    url,
    domain: 'localhost',
    bridge: BRIDGE.as_token,
    kill,
    restart: begin,
    async stop() {
      await kill();
      await rm(home, { recursive: true, force: true });
    },
  };
}
