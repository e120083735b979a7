// The driver's errors are known by their properties: there is one class of them in a process, and if several realms
// share the process (as under Jest) `instanceof` knows them in one realm only.

const property = (error: unknown, name: 'code' | 'message'): string | undefined => {
  const value: unknown = typeof error === 'object' && error !== null ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** SQLite's name for what went wrong, such as `SQLITE_BUSY`; undefined if it wasn't SQLite. */
export const sqliteCode = (error: unknown): string | undefined => {
  const code = property(error, 'code');
  return code?.startsWith('SQLITE_') === true ? code : undefined;
};

/** What went wrong, in words. */
export const errorReason = (error: unknown): string => property(error, 'message') ?? String(error);
