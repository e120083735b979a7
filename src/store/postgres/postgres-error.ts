// The driver's errors are known by their properties: see sqlite-error.ts for why `instanceof` won't do.

const property = (error: unknown, name: 'code' | 'message' | 'severity'): string | undefined => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** PostgreSQL's code for what went wrong (SQLSTATE), such as `23505`, or Node's, such as `ECONNREFUSED`. */
export const postgresCode = (error: unknown): string | undefined => property(error, 'code');

/** The same, if PostgreSQL itself says it. */
function sqlState(error: unknown): string | undefined {
  return property(error, 'severity') === undefined ? undefined : postgresCode(error);
}

// What pg says of a connection that ended, and which has no code.
const ENDED =
  /^(?:Connection (?:terminated|ended)|timeout (?:exceeded|expired)|Query read timeout|Client (?:has|was))/u;

/**
 * Codes of a server that ends its connections, is starting, or has cut off a transaction in which nothing happened. The
 * class 08 is about the connection as a whole.
 */
const LOST = /^(?:08|57P0[1-5]$|25P03$|25P04$)/u;

/** Whether the connection is gone, or could not be made: what was asked may have happened or not. */
export function isConnectionLost(error: unknown): boolean {
  const code = sqlState(error);
  if (code !== undefined) return LOST.test(code);
  return postgresCode(error)?.startsWith('E') === true || ENDED.test(property(error, 'message') ?? '');
}

/** Why PostgreSQL can't be used and what to do, by the beginning of its code. */
const TROUBLES: readonly (readonly [code: string, words: string])[] = [
  ['53100', "the database's disk is full. Free some space there"],
  ['53300', 'the database has too many connections. Raise its max_connections, or close other programs'],
  ['53', 'the database is out of memory or another resource. Look at its log'],
  ['25006', 'it only allows reading, as a replica does. Let the address be that of the primary'],
  ['42501', "Gavel's database user lacks rights. It must own the schema gavel, or be allowed to create it"],
  ['28', "the database refuses Gavel's user or password. Check the address in the configuration"],
  ['3D000', "there's no database of that name. Create it, or check the address in the configuration"],
  ['40', 'other transactions got in the way'],
  ['55P03', 'another transaction has it locked'],
  ['57014', 'it took too long'],
  ['58', "the database's disk is failing. Look at its log"],
];

const AWAY = "it can't be reached. Check that it's running, and the address in the configuration";

/** What went wrong and what to do; undefined if the same would happen again. */
export function postgresTroubleWords(error: unknown): string | undefined {
  const code = sqlState(error);
  const found = TROUBLES.find(([start]) => code?.startsWith(start) === true)?.[1];
  return found ?? (isConnectionLost(error) ? AWAY : undefined);
}

/** What went wrong, and what to do if that's known. */
export const postgresErrorText = (error: unknown): string =>
  postgresTroubleWords(error) ?? property(error, 'message') ?? String(error);
