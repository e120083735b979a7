import { countedEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { dropGerman } from './messages.de.ts';

export const dropEnglish = {
  help: 'Takes something open off the agenda for good. The minutes say who dropped it, and why.',
  /** In the minutes. */
  note: (reason: string) => (reason === '' ? 'dropped' : `dropped: ${reason}`),
  nothingOpen: (number: number) => `Nothing is open in #${number}, so there's nothing to drop.`,
  dropped: (who: string, number: number, below: number, text: string, reopen: MessagePiece) =>
    phrase`${who} dropped #${number}${
      below === 0 ? '' : `, with ${countedEn(below, { one: 'open entry', other: 'open entries' })} under it`
    }: ${text}. The minutes say so; ${reopen} undoes this.`,
};
export type DropMessages = typeof dropEnglish;

export const dropMessages = inLanguages(dropEnglish, { de: dropGerman });
