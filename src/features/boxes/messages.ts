import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { boxesGerman } from './messages.de.ts';

export const boxesEnglish = {
  helpBox: 'Gives an entry a checkbox, so that it stays on the agenda until it is ticked off.',
  helpUnbox: "Takes an entry's checkbox away again.",
  hasBox: (number: number) => `#${number} already has a box.`,
  isTicked: (number: number) => `#${number} is ticked off. Use /reopen ${number} to open it again.`,
  hasNoBox: (number: number) => `#${number} has no box.`,
  neverBoxed: (number: number) => `#${number} can't have a box. /box is for notes and other lines under a topic.`,
  boxOfAction: (number: number) =>
    `#${number} is an action, and actions keep their box. Use /undo ${number} to remove it, or /done ${number} to tick it off.`,
  boxOfEvent: (number: number) => `#${number} is an event. The group's configuration says whether events have a box.`,
  boxed: (who: string, number: number, text: string, unbox: MessagePiece) =>
    phrase`${who} gave #${number} a box: ${text}. ${unbox} undoes this.`,
  unboxed: (who: string, number: number, text: string, box: MessagePiece) =>
    phrase`${who} took the box of #${number} away: ${text}. ${box} undoes this.`,
};
export type BoxesMessages = typeof boxesEnglish;

export const boxesMessages = inLanguages(boxesEnglish, { de: boxesGerman });
