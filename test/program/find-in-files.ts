// Looks for words in every byte of files of any kind.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const AROUND = 40;

/** Where the words are in what a file or a log holds, with what's beside them. */
export function placesIn(name: string, bytes: Buffer, words: readonly (string | Buffer)[]): string[] {
  const places: string[] = [];
  for (const word of words) {
    // Bytes that are no text do not matter: the words are.
    for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1))
      places.push(`${name}: ${bytes.subarray(Math.max(0, at - AROUND), at + AROUND).toString('utf8')}`);
  }
  return places;
}

/** Where the words are in the files of a folder and the folders in it, by their paths from there. */
export async function placesInFolder(folder: string, words: readonly (string | Buffer)[]): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const found = await Promise.all(
    files.map(async (file) => placesIn(relative(folder, file), await readFile(file), words)),
  );
  return found.flat();
}
