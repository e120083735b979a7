// Looks for words in all that a running Gavel leaves behind.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { SLACK_CHANNEL, type TwoPlatforms } from './two-platforms.ts';

const AROUND = 40;

/** Where the words stand in what a file or a log holds, with what stands beside them. */
function found(name: string, bytes: Buffer, words: readonly string[]): string[] {
  const places: string[] = [];
  for (const word of words) {
    // Bytes that are no text do not matter: the words are.
    for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1))
      places.push(`${name}: ${bytes.subarray(Math.max(0, at - AROUND), at + AROUND).toString('utf8')}`);
  }
  return places;
}

/** Every file of the data folder, whatever it is, and of the repository. */
async function filesOf({ space }: TwoPlatforms): Promise<string[]> {
  const entries = await readdir(space.folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** Where these words stand: in files, in what the program wrote to its log, and in what Gavel said in the rooms. */
export async function findWords(words: readonly string[], platforms: TwoPlatforms): Promise<string[]> {
  const files = await filesOf(platforms);
  const inFiles = await Promise.all(
    files.map(async (file) => found(relative(platforms.space.folder, file), await readFile(file), words)),
  );
  const said = [
    ...(platforms.slack.at.messages.get(SLACK_CHANNEL) ?? []).filter(({ byBot }) => byBot),
    ...(await platforms.bot.events(platforms.room)).filter(({ sender }) => sender === platforms.bot.id),
  ];
  return [
    ...inFiles.flat(),
    ...found('the log', Buffer.from(platforms.log()), words),
    ...found('the rooms', Buffer.from(JSON.stringify(said)), words),
  ];
}
