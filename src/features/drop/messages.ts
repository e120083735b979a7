import { countedEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { dropGerman } from './messages.de.ts';

export const dropEnglish = {
  help: 'Takes something open off the agenda for good; the minutes say who dropped it, and why. Or a topic that is only there because it usually is.',
  /** In the minutes. */
  note: (reason: string) => (reason === '' ? 'dropped' : `dropped: ${reason}`),
  noTopic: (words: string) => `There's no topic called "${words}". /agenda shows them.`,
  whichOne: (topics: string) => `Which one: ${topics}?`,
  isStanding: (title: string) => `"${title}" is on every meeting's agenda, as the group's configuration says.`,
  notUsual: (title: string, remove: string) =>
    `"${title}" isn't on the agenda out of habit. Use ${remove} to take it off this one.`,
  droppedTopic: (who: string, title: string, add: MessagePiece) =>
    phrase`${who} dropped the topic "${title}": it's no longer usual. ${add} puts it on the agenda once more.`,
  usualNoMore: (who: string, title: string) => [
    `${who} dropped the topic "${title}": it's no longer usual, and stays only until nothing is under it.`,
  ],
  nothingOpen: (number: number) => `Nothing is open in #${number}, so there's nothing to drop.`,
  dropped: (who: string, number: number, below: number, text: string, reopen: MessagePiece) =>
    phrase`${who} dropped #${number}${
      below === 0 ? '' : `, with ${countedEn(below, { one: 'open entry', other: 'open entries' })} under it`
    }: ${text}. The minutes say so; ${reopen} undoes this.`,
};
export type DropMessages = typeof dropEnglish;

export const dropMessages = inLanguages(dropEnglish, { de: dropGerman });
