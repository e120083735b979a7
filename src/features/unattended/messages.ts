import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { unattendedGerman } from './messages.de.ts';

export const unattendedEnglish = {
  notStarted: (planned: MessagePiece, start: MessagePiece) =>
    phrase`The meeting was due to start ${planned}. ${start} starts it.`,
  lapsed: (planned: MessagePiece) => phrase`Nobody started the meeting of ${planned}, so it wasn't held.`,
  isItOver: (planned: MessagePiece, end: MessagePiece, extend: MessagePiece) =>
    phrase`This meeting was due to end ${planned}. Is it over? Anyone can end it with ${end}, or ${extend} gives it more time.`,
  endsByItself: (at: MessagePiece) => phrase`If nothing more is recorded, I'll end it ${at} and propose its minutes.`,
  endedByItself: 'Nobody ended it, so I did. Nothing is lost: you can still add to the minutes.',
  helpExtend: (minutes: number) => `Gives the meeting more time: ${minutes} minutes unless you say how many.`,
  howMany: (most: number) => `How many more minutes? From 1 to ${most}.`,
  extended: (until: MessagePiece) => phrase`The meeting now ends ${until}.`,
};
export type UnattendedMessages = typeof unattendedEnglish;

export const unattendedMessages = inLanguages(unattendedEnglish, { de: unattendedGerman });
