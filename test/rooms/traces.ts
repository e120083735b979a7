// Looks for words in all that a running Gavel leaves behind.
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

import { CHANNEL, type Hall } from './hall.ts';

const AROUND = 40;

/** Where the words stand in what a file or a log holds, with what stands beside them. */
function found(name: string, bytes: Buffer, words: readonly string[]): string[] {
  const traces: string[] = [];
  for (const word of words) {
    // Bytes that are no text do not matter: the words are.
    for (let at = bytes.indexOf(word); at >= 0; at = bytes.indexOf(word, at + 1))
      traces.push(`${name}: ${bytes.subarray(Math.max(0, at - AROUND), at + AROUND).toString('utf8')}`);
  }
  return traces;
}

/** Every file of the data folder, whatever it is, and of the repository. */
async function filesOf({ space }: Hall): Promise<string[]> {
  const entries = await readdir(space.folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
}

/** Where these words stand: in files, in what the program wrote to its log, and in what Gavel said in the rooms. */
export async function tracesOf(words: readonly string[], hall: Hall): Promise<string[]> {
  const files = await filesOf(hall);
  const inFiles = await Promise.all(
    files.map(async (file) => found(relative(hall.space.folder, file), await readFile(file), words)),
  );
  const said = [
    ...(hall.slack.at.messages.get(CHANNEL) ?? []).filter(({ byBot }) => byBot),
    ...(await hall.bot.events(hall.room)).filter(({ sender }) => sender === hall.bot.id),
  ];
  return [
    ...inFiles.flat(),
    ...found('the log', Buffer.from(hall.log()), words),
    ...found('the rooms', Buffer.from(JSON.stringify(said)), words),
  ];
}
