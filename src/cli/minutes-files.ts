import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { inOrderOfPaths } from '../archive/held-at.ts';
import { pagesAt } from '../archive/lint/links.ts';
import { isMinutesPath, linkedPaths, type TextFile } from '../archive/lint/lint.ts';
import { tellsOfMeeting, WHAT_MINUTES_HAVE } from '../archive/tells-of-meeting.ts';
import { groupOf } from '../config/config.ts';
import type { GroupConfig } from '../config/schema.ts';
import { minutesFolder } from '../features/minutes/minutes-paths.ts';
import type { MinutesFormat } from '../minutes/format.ts';
import { readDocument } from '../minutes/parse-document.ts';
import { forgeOf } from '../setup/forges.ts';
import { readTextFile, UserError } from './console.ts';

/** The minutes and pages of a group, and all paths beside them. */
export interface MinutesFiles {
  readonly files: readonly TextFile[];
  readonly all: readonly string[];
  /** Whether a path that the files link to is there; undefined if that's not known. */
  readonly exists: (path: string) => boolean | undefined;
}

const SKIPPED: readonly string[] = ['.git', 'node_modules'];

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries
      .filter(({ name }) => !SKIPPED.includes(name))
      .map(async (entry) => {
        const path = join(folder, entry.name);
        return entry.isDirectory() ? walk(path) : [path];
      }),
  );
  return found.flat().toSorted(inOrderOfPaths);
}

/** Minutes, and the pages that may list them. */
const isWanted = (path: string): boolean => isMinutesPath(path) || /(?:^|\/)(?:README|index)\.md$/iu.test(path);

/**
 * Reads the Markdown of minutes in folders, and single files as they're named. Paths stay as they were given.
 * @throws UserError for a path that isn't there
 */
async function readMinutesFiles(paths: readonly string[]): Promise<MinutesFiles> {
  const parts = await Promise.all(
    paths.map(async (path) => {
      const found = await stat(path).catch(() => {
        throw new UserError(`${path}: no such file or folder`);
      });
      return found.isDirectory() ? { all: await walk(path), folder: true } : { all: [path], folder: false };
    }),
  );
  const all = parts.flatMap((part) => (part.folder ? part.all : []));
  const wanted = parts.flatMap((part) =>
    (part.folder ? part.all.filter(isWanted) : part.all).map((path) => ({ path, named: !part.folder })),
  );
  const files = await Promise.all(
    wanted.map(async ({ path, named }) => ({
      path: relative('', path) || path,
      text: await readFile(path, 'utf8'),
      named,
    })),
  );
  return { files, all: all.map((path) => relative('', path)), exists: await existsOnDisk(linkedPaths(files)) };
}

/** Looks which of these paths are there; those of pages without the ending of their files as well. */
async function existsOnDisk(paths: readonly string[]): Promise<MinutesFiles['exists']> {
  const asked = new Set(paths.flatMap((path) => [path, ...pagesAt(path)]));
  const found = await Promise.all(
    [...asked].map(
      async (path) =>
        [
          path,
          await stat(path).then(
            () => true,
            () => false,
          ),
        ] as const,
    ),
  );
  const known = new Map(found);
  return (path) => known.get(path);
}

/** Reads a group's minutes, and the page that lists them, from where its configuration has them. */
async function readFromForge(config: GroupConfig): Promise<MinutesFiles> {
  const forge = await forgeOf(config, () => new Date().toISOString());
  const listed = await forge.list(minutesFolder(groupOf(config)));
  const index = config.format.index?.path;
  const all = index === undefined || listed.includes(index) ? listed : [...listed, index];
  const files = await Promise.all(
    all
      .filter(isWanted)
      .toSorted(inOrderOfPaths)
      .map(async (path) => {
        const text = await forge.read(path);
        return text === undefined ? [] : [{ path, text }];
      }),
  );
  const folder = minutesFolder(groupOf(config));
  const there = new Set(all.flatMap(withFolders));
  // What is outside of the folder of the minutes isn't looked at.
  return { files: files.flat(), all, exists: (path) => (isIn(folder, path) ? there.has(path) : undefined) };
}

const isIn = (folder: string, path: string): boolean =>
  folder === '' || path.startsWith(`${folder.replace(/\/$/u, '')}/`);

/** A path and the folders that it's in. */
const withFolders = (path: string): string[] => path.split('/').map((_, i, parts) => parts.slice(0, i + 1).join('/'));

/** The minutes that a command is about: those at the paths, or those in the group's repository. */
export async function minutesFor(paths: readonly string[], config: GroupConfig | undefined): Promise<MinutesFiles> {
  if (paths.length > 0) return readMinutesFiles(paths);
  if (config) return readFromForge(config);
  throw new UserError('Which minutes? Name files or a folder, or add --config.');
}

/** The text of one file of minutes. @throws UserError if it can't be read, or is something else */
export async function readMinutesFile(file: string, format: MinutesFormat | undefined): Promise<string> {
  const text = await readTextFile(file);
  if (tellsOfMeeting(readDocument(text), file, format)) return text;
  throw new UserError(`${file}: these aren't minutes. ${WHAT_MINUTES_HAVE}`);
}
