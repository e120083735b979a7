import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { matrixGerman } from './messages.de.ts';

export const matrixEnglish = {
  encrypted:
    "This room is encrypted, and I can't read encrypted messages: the keys of my device are gone. My operator can log " +
    'me in again for a new one.',
  notOurs: (setting: MessagePiece) =>
    phrase`I'm here, but no group meets in this room. My operator can add it to the configuration: ${setting}`,
  tooLong: '… (too long for Matrix)',
};
export type MatrixMessages = typeof matrixEnglish;

export const matrixMessages = inLanguages(matrixEnglish, { de: matrixGerman });
