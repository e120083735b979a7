import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A credential is called like the variable in the file; systemd puts `ID_` before the names in a folder that it loads. */
const CREDENTIAL = /^(?:gavel_)?(?<name>[A-Z_][A-Z0-9_]*)$/u;

/** Editors end files with a line end, which is no part of a secret. */
const withoutLineEnd = (text: string): string => text.replace(/\r?\n$/u, '');

async function credentialsIn(folder: string): Promise<NodeJS.ProcessEnv> {
  const found: NodeJS.ProcessEnv = {};
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const name = CREDENTIAL.exec(entry.name)?.groups?.['name'];
    // Some hand over links to the files.
    if (name === undefined || entry.isDirectory()) continue;
    found[name] = withoutLineEnd(await readFile(join(folder, entry.name), 'utf8'));
  }
  return found;
}

const isSet = ([, value]: [string, string | undefined]): boolean => value !== undefined && value !== '';

/**
 * What `${NAME}` in a configuration stands for: the environment, and the files in the folder that
 * `CREDENTIALS_DIRECTORY` names, which systemd sets for `LoadCredential=`. A variable that's set comes first.
 * @throws the error of reading the folder or a file in it
 */
export async function withCredentials(env: NodeJS.ProcessEnv): Promise<NodeJS.ProcessEnv> {
  const folder = env['CREDENTIALS_DIRECTORY'];
  if (folder === undefined || folder === '') return env;
  return { ...(await credentialsIn(folder)), ...Object.fromEntries(Object.entries(env).filter(isSet)) };
}
