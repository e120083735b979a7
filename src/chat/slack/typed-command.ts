import { writtenFor } from '../../meeting/hints.ts';
import type { Message } from '../../meeting/message.ts';

const FIRST = /^\/(?<word>\S+)/u;
const NEXT = /(?<=(?:,| or) )\/(?<word>[^\s,]+)/gu;

/** The words that the app's manifest registers as slash commands. */
export type SlashCommands = ReadonlySet<string>;

const NONE: SlashCommands = new Set();

/**
 * A command as Slack takes it: by its own slash command if the app has that, else behind `/meeting`, which takes all.
 * `/topic`, for one, is Slack's own and changes the channel.
 * @param typed as the web room takes it, such as `/topic TEXT`, or several with "or" between
 */
export function typedOnSlack(typed: string, registered: SlashCommands = NONE): string {
  const write = (whole: string, word: string): string =>
    word === 'meeting' || registered.has(word) ? whole : `/meeting ${word}`;
  return typed.replace(FIRST, write).replaceAll(NEXT, write);
}

/** Words of Gavel's that name commands, for places where Slack shows no markup. */
export const wordsOnSlack = (words: string, registered?: SlashCommands): string =>
  words.replaceAll(/(?<![^\s(])\/\p{L}[\p{L}-]*/gu, (typed) => typedOnSlack(typed, registered));

/** A message with its commands as Slack takes them. */
export const messageOnSlack = (message: Message, registered: SlashCommands): Message =>
  writtenFor(message, (typed) => typedOnSlack(typed, registered));
