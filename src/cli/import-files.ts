import { access, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';

import { simpleGit } from 'simple-git';

import { UserError } from './console.ts';
import type { MinutesFiles } from './minutes-files.ts';

/** Something that git can fetch, and no folder. */
const REPOSITORY = /^(?:https?:\/\/|ssh:\/\/|git@|file:\/\/)/u;

export const isRepository = (path: string): boolean => REPOSITORY.test(path);

/**
 * Fetches the last state of a repository into a folder that's removed afterwards.
 * @throws UserError if it can't be fetched
 */
export async function withRepository<T>(url: string, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'gavel-import-'));
  try {
    await simpleGit()
      .clone(url, folder, ['--depth', '1'])
      .catch((error: unknown) => {
        throw new UserError(
          `${url}: can't be fetched (${error instanceof Error ? error.message.trim() : String(error)})`,
        );
      });
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const isThere = async (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/** The root of the repository that a folder is in; the folder itself if it's in none. */
async function rootOf(path: string): Promise<string> {
  const start = (await stat(path)).isDirectory() ? resolve(path) : dirname(resolve(path));
  for (let folder = start; ; folder = dirname(folder)) {
    if (await isThere(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return start;
  }
}

/** The same files with their paths from the root of their repository, as a format names them. */
export async function fromRoot({ files, all, exists }: MinutesFiles, paths: readonly string[]): Promise<MinutesFiles> {
  const [first] = paths;
  if (first === undefined) return { files, all, exists };
  const root = await rootOf(first);
  const within = (path: string): string => relative(root, resolve(path)).split('\\').join('/');
  return {
    files: files.map((file) => ({ ...file, path: within(file.path) })),
    all: all.map(within),
    exists: (path) => exists(relative('', join(root, path))),
  };
}

/** Longer texts are no minutes of a meeting, and take long to learn from: in UTF-16 code units. */
const LONGEST = 200_000;

/** Why nothing can be learned from a text; undefined if something can. */
function unreadable(text: string): string | undefined {
  if (text.trim() === '') return 'it is empty';
  if (text.includes('\0')) return "it isn't text";
  return text.length > LONGEST ? 'it is too long for minutes of a meeting' : undefined;
}

/** The files from which something can be learned, and why the others are left out, a line for each. */
export function readableFiles({ files, ...others }: MinutesFiles): {
  readonly readable: MinutesFiles;
  readonly leftOut: readonly string[];
} {
  const reasons = files.map(({ text }) => unreadable(text));
  return {
    readable: { ...others, files: files.filter((_, i) => reasons[i] === undefined) },
    leftOut: files.flatMap(({ path }, i) => (reasons[i] === undefined ? [] : [`${path}: left out, ${reasons[i]}`])),
  };
}
