import { Client, Pool, types, type ClientConfig, type PoolConfig, type QueryResult } from 'pg';

/** How long making a connection may take, in milliseconds. */
const CONNECT_MS = 5000;
/** No statement takes so long; a network that lets nothing through says nothing. */
const ANSWER_MS = 10_000;
/** How many reads can be under way at once. */
const READERS = 4;

const INT8 = 20;

/** Numbers of eight bytes as numbers: what Gavel counts stays far below 2^53. */
const parserFor = (oid: number, format?: 'text' | 'binary') =>
  oid === INT8 && format !== 'binary' ? Number : types.getTypeParser(oid, format);

const settings = (url: string): ClientConfig => ({
  connectionString: url,
  application_name: 'gavel',
  connectionTimeoutMillis: CONNECT_MS,
  keepAlive: true,
  // A connection that gives no answer in time is closed then, instead of being used again.
  pipeline: true,
  types: { getTypeParser: parserFor as typeof types.getTypeParser },
});

function poolOf(more: PoolConfig): Pool {
  const pool = new Pool(more);
  // If one ends, its user gets an error. If nobody uses it, the next use makes another.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/** Connections for reading. */
export const readingPool = (url: string): Pool => poolOf({ ...settings(url), query_timeout: ANSWER_MS, max: READERS });

/** A connection for changing the tables, which may take as long as it likes. */
export const migratingPool = (url: string): Pool => poolOf({ ...settings(url), pipeline: false, max: 1 });

/**
 * A connection on which statements are sent without waiting for the answers to those before.
 * @param answerMs how long each may take, in milliseconds; 0 for as long as it likes
 */
export async function openConnection(url: string, answerMs: number = ANSWER_MS): Promise<Client> {
  const client = new Client({ ...settings(url), query_timeout: answerMs });
  // What is under way learns it too.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** A statement with its values, as kysely compiles it. */
export interface SqlStatement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** Sends statements at once and gives their answers in order. Rejects with the first that failed. */
export async function askTogether(
  client: Client,
  statements: readonly SqlStatement[],
): Promise<readonly QueryResult[]> {
  const answers = await Promise.allSettled(statements.map(({ sql, parameters }) => client.query(sql, [...parameters])));
  return answers.map((answer) => {
    if (answer.status === 'rejected') throw answer.reason;
    return answer.value;
  });
}

/** The database in words for the operator, without its user and password. */
export function databaseName(url: string): string {
  const { host, pathname } = new URL(url);
  return `${decodeURIComponent(pathname.slice(1)) || 'postgres'} on ${host || 'this machine'}`;
}
