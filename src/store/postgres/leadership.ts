import { setTimeout as sleep } from 'node:timers/promises';

import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Client } from 'pg';

import type { OperatorLog } from '../../ports/operator-log.ts';
import { StartupError } from '../../ports/startup-error.ts';
import { askTogether, openConnection, type SqlStatement } from './connection.ts';
import type { WriteFence } from './fence.ts';
import { isConnectionLost } from './postgres-error.ts';
import type { GavelTables } from './tables.ts';

/** That this Gavel is the one that leads, and may write. */
export interface Leadership {
  readonly fence: WriteFence;
  /** Whether nobody else can have taken over, by this machine's own clock: false after it was stopped for a while. */
  isCertain(): boolean;
  /** The database says that somebody else has taken over. */
  fenced(): void;
  /** Lets another Gavel take over at once. */
  release(): Promise<void>;
}

export interface LeadershipOptions {
  readonly url: string;
  readonly db: Kysely<GavelTables>;
  /** This Gavel, in words for people who look into the table. */
  readonly owner: string;
  readonly log: OperatorLog;
  /** Somebody else has taken over. Called once. */
  readonly lost: () => void;
  /** Ends the waiting. */
  readonly signal?: AbortSignal;
  /** False to be refused, instead of waiting, if another one leads. */
  readonly waits?: boolean;
  /** How long it lasts if it isn't renewed, in milliseconds. */
  readonly lastsMs?: number;
}

/** One Gavel leads; the others stand by. */
const NAME = 'gavel';
const LASTS_MS = 8000;
/** Wakes those who stand by. */
const CHANNEL = 'gavel_lease';

interface Holder {
  readonly owner: string;
}

// Free if it ran out, or if the connection of its holder is gone. Where the database doesn't show when that one began,
// it's told by its number alone.
const isFree = sql`lease.expires < clock_timestamp() OR NOT EXISTS (
  SELECT 1 FROM pg_stat_activity AS holder
  WHERE holder.pid = lease.pid AND (holder.backend_start IS NULL OR holder.backend_start = lease.backend_start))`;

const until = (lastsMs: number) => sql`clock_timestamp() + ${lastsMs} * interval '1 millisecond'`;
const ownStart = sql`(SELECT backend_start FROM pg_stat_activity WHERE pid = pg_backend_pid())`;

const takeStatement = (db: Kysely<GavelTables>, owner: string, lastsMs: number): SqlStatement =>
  sql`
    INSERT INTO gavel.lease (name, owner, token, expires, pid, backend_start)
    VALUES (${NAME}, ${owner}, 1, ${until(lastsMs)}, pg_backend_pid(), ${ownStart})
    ON CONFLICT (name) DO UPDATE SET owner = excluded.owner, token = lease.token + 1, expires = excluded.expires,
      pid = excluded.pid, backend_start = excluded.backend_start
    WHERE ${isFree} RETURNING token`.compile(db);

const renewStatement = (db: Kysely<GavelTables>, token: number, lastsMs: number): SqlStatement =>
  sql`
    UPDATE gavel.lease SET expires = ${until(lastsMs)}, pid = pg_backend_pid(), backend_start = ${ownStart}
    WHERE name = ${NAME} AND token = ${token}`.compile(db);

const releaseStatements = (db: Kysely<GavelTables>, token: number): readonly SqlStatement[] => [
  sql`UPDATE gavel.lease SET expires = 'epoch' WHERE name = ${NAME} AND token = ${token}`.compile(db),
  sql`SELECT pg_notify(${CHANNEL}, '')`.compile(db),
];

/** Waits for a notification, or some time. */
async function nextLook(client: Client, milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  const over = new AbortController();
  const wake = (): void => over.abort();
  client.once('notification', wake);
  client.once('end', wake);
  const both = signal ? AbortSignal.any([signal, over.signal]) : over.signal;
  await sleep(milliseconds, undefined, { signal: both }).catch(() => undefined);
  client.off('notification', wake);
  client.off('end', wake);
}

/** Becomes the Gavel that leads, when no other does. Rejects if it can't wait or ask, or must stop waiting. */
export async function takeLeadership(options: LeadershipOptions): Promise<Leadership> {
  const { url, db, owner, log, lost, signal, waits = true, lastsMs = LASTS_MS } = options;
  let connection: Promise<Client> | undefined;
  const connected = (): Promise<Client> => (connection ??= openConnection(url));
  const drop = async (): Promise<void> => {
    const gone = connection;
    connection = undefined;
    await gone?.then((client) => client.end()).catch(() => undefined);
  };

  const listen: SqlStatement = { sql: `LISTEN ${CHANNEL}`, parameters: [] };
  const look = sql<Holder>`SELECT owner FROM gavel.lease WHERE name = ${NAME}`.compile(db);

  async function take(): Promise<{ readonly token: number } | Holder> {
    const asked = [listen, takeStatement(db, owner, lastsMs), look];
    const [, taken, holder] = await askTogether(await connected(), asked);
    const row: { token: number } | undefined = taken?.rows[0];
    const held: Holder | undefined = holder?.rows[0];
    return row ?? held ?? { owner: 'another Gavel' };
  }

  async function wait(): Promise<number> {
    let told = false;
    for (;;) {
      signal?.throwIfAborted();
      // One look after the other.
      /* oxlint-disable no-await-in-loop */
      try {
        const found = await take();
        if ('token' in found) return found.token;
        if (!waits) throw new StartupError(`${found.owner}, is using the database. Stop that Gavel first.`);
        if (!told) log.info(`Standing by: ${found.owner} leads. This Gavel takes over when that one ends.`);
        told = true;
        await nextLook(await connected(), lastsMs / 6, signal);
      } catch (error) {
        // Who stands by outlives the database.
        if (!told || !isConnectionLost(error)) throw error;
        await drop();
        await sleep(lastsMs / 6, undefined, { signal });
      }
      /* oxlint-enable no-await-in-loop */
    }
  }

  const token = await wait().catch(async (error: unknown) => {
    await drop();
    throw error;
  });
  let certainUntil = performance.now() + lastsMs;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;

  function loseIt(): void {
    if (ended) return;
    ended = true;
    clearTimeout(timer);
    lost();
  }

  async function renew(): Promise<void> {
    const asked = performance.now();
    try {
      const [renewed] = await askTogether(await connected(), [renewStatement(db, token, lastsMs)]);
      if (ended) return;
      if (renewed?.rowCount === 0) loseIt();
      else certainUntil = asked + lastsMs;
    } catch (error) {
      // The database is away: nobody else can take over meanwhile, or somebody does.
      if (!isConnectionLost(error)) log.error("Can't renew the lease of the database", { error });
      await drop();
    }
    if (!ended) timer = setTimeout(renew, lastsMs / 4).unref();
  }

  timer = setTimeout(renew, lastsMs / 4).unref();
  return {
    fence: { name: NAME, token },
    isCertain: () => !ended && performance.now() < certainUntil,
    fenced: loseIt,
    async release() {
      if (!ended) {
        ended = true;
        clearTimeout(timer);
        // If it can't be said, it runs out.
        await connected()
          .then((to) => askTogether(to, releaseStatements(db, token)))
          .catch(() => undefined);
      }
      await drop();
    },
  };
}
