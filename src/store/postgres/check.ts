import type { Client } from 'pg';

import type { Finding } from '../../ports/finding.ts';
import { askTogether, databaseName, openConnection, type SqlStatement } from './connection.ts';
import { postgresErrorText } from './postgres-error.ts';

/** The oldest PostgreSQL that is tested, as the server says it. */
export const OLDEST_VERSION = 150_000;

/** A clock that is further off than this makes times in messages and minutes wrong. */
const CLOCK_MS = 2000;

interface ServerFacts {
  readonly version: number;
  readonly readable: string;
  readonly pid: number;
  readonly now: number;
  readonly encoding: string;
  /** Settings under which something acknowledged can be lost in a power cut. */
  readonly unsafe: readonly string[] | null;
  readonly is_replica: boolean;
  /** Null if the schema isn't there yet. */
  readonly has_schema: boolean | null;
  readonly may_create: boolean;
}

const FACTS: SqlStatement = {
  sql: `SELECT current_setting('server_version_num')::integer AS version, current_setting('server_version') AS readable,
    pg_backend_pid() AS pid, (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now,
    current_setting('server_encoding') AS encoding, pg_is_in_recovery() AS is_replica,
    (SELECT array_agg(name || ' is off' ORDER BY name) FROM pg_settings
      WHERE name IN ('fsync', 'full_page_writes', 'synchronous_commit') AND setting = 'off') AS unsafe,
    (SELECT has_schema_privilege(oid, 'USAGE') AND has_schema_privilege(oid, 'CREATE')
      FROM pg_namespace WHERE nspname = 'gavel') AS has_schema,
    has_database_privilege(current_database(), 'CREATE') AS may_create`,
  parameters: [],
};

type Verdict = Omit<Finding, 'what'>;

const ok = (found: string): Verdict => ({ state: 'ok', found });

function version({ version: number, readable, encoding, is_replica }: ServerFacts): Verdict {
  if (number < OLDEST_VERSION)
    return { state: 'fail', found: `it's PostgreSQL ${readable}`, mend: 'Gavel needs version 15 or newer.' };
  if (encoding !== 'UTF8')
    return {
      state: 'fail',
      found: `its encoding is ${encoding}`,
      mend: "Make a database with ENCODING 'UTF8' TEMPLATE template0.",
    };
  if (is_replica) return { state: 'fail', found: "it's a replica", mend: 'Let the address be that of the primary.' };
  return ok(`PostgreSQL ${readable}`);
}

function rights({ has_schema, may_create }: ServerFacts): Verdict {
  if (has_schema === true) return ok('Gavel can use and change its tables');
  if (has_schema === null && may_create) return ok('Gavel can make its tables');
  return {
    state: 'fail',
    found: has_schema === null ? "Gavel can't make its schema" : "Gavel can't change the schema gavel",
    mend:
      has_schema === null
        ? 'Let its user create schemas in the database, or make a schema gavel that it owns.'
        : 'Let its user own the schema gavel.',
  };
}

const durability = ({ unsafe }: ServerFacts): Verdict =>
  unsafe === null
    ? ok('what was acknowledged survives a power cut')
    : {
        state: 'warn',
        found: `${unsafe.join(', ')}: what was acknowledged can be lost in a power cut`,
        mend: 'Switch it on.',
      };

/** A pooler gives connections numbers of its own. @param given the number that the connection was given */
const pooler = ({ pid }: ServerFacts, given: number | undefined): Verdict =>
  given === pid
    ? ok('connected to it directly')
    : {
        state: 'warn',
        found: 'connected through a pooler, such as PgBouncer',
        mend: 'Connect directly, or use its session mode: who leads is told by a connection that stays.',
      };

function clock({ now }: ServerFacts, before: number, after: number): Verdict {
  const off = now < before ? before - now : Math.max(0, now - after);
  if (off <= CLOCK_MS) return ok("its clock agrees with this machine's");
  return {
    state: 'warn',
    found: `its clock and this machine's differ by ${Math.round(off / 1000)} seconds`,
    mend: 'Let both machines set their clocks by the network.',
  };
}

/** The number of its process that the server gave with the connection. */
const givenNumber = (client: Client): number | undefined => {
  const number: unknown = Reflect.get(client, 'processID');
  return typeof number === 'number' ? number : undefined;
};

/** Checks a database without changing anything in it. @param url its address */
export async function checkPostgres(url: string): Promise<readonly Finding[]> {
  const name = `database ${databaseName(url)}`;
  let client: Client | undefined;
  try {
    client = await openConnection(url);
    const before = Date.now();
    const [answer] = await askTogether(client, [FACTS]);
    const after = Date.now();
    const facts: ServerFacts = answer?.rows[0];
    const verdicts: readonly (readonly [part: string, verdict: Verdict])[] = [
      ['', version(facts)],
      [': rights', rights(facts)],
      [': durability', durability(facts)],
      [': connection', pooler(facts, givenNumber(client))],
      [': clock', clock(facts, before, after)],
    ];
    return verdicts.map(([part, verdict]) => ({ what: `${name}${part}`, ...verdict }));
  } catch (error) {
    const mend = 'Check the address in the configuration, and that the database is running.';
    return [{ what: name, state: 'fail', found: postgresErrorText(error), mend }];
  } finally {
    await client?.end();
  }
}
