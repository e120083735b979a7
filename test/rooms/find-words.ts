// Looks for words in all that a running Gavel leaves behind.
import { placesIn, placesInFolder } from '../program/find-in-files.ts';
import { SLACK_CHANNEL, type TwoPlatforms } from './two-platforms.ts';

/** Where these words stand: in files, in what the program wrote to its log, and in what Gavel said in the rooms. */
export async function findWords(words: readonly string[], platforms: TwoPlatforms): Promise<string[]> {
  const said = [
    ...(platforms.slack.at.messages.get(SLACK_CHANNEL) ?? []).filter(({ byBot }) => byBot),
    ...(await platforms.bot.events(platforms.room)).filter(({ sender }) => sender === platforms.bot.id),
  ];
  return [
    // Every file of the data folder, and of the repository.
    ...(await placesInFolder(platforms.space.folder, words)),
    ...placesIn('the log', Buffer.from(platforms.log()), words),
    ...placesIn('the rooms', Buffer.from(JSON.stringify(said)), words),
  ];
}
