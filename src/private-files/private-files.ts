/** For nobody but the user whose process makes it. */
const OTHERS = 0o077;

/**
 * Runs something that makes files, folders or sockets, so that nobody else can open them from the moment on in which they
 * are there. What's there already stays as it is.
 * @param make has to make them before it returns: the process has only one such mask
 */
export function withPrivateFiles<T>(make: () => T): T {
  const before = process.umask(OTHERS);
  try {
    return make();
  } finally {
    process.umask(before);
  }
}
