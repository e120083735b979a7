import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { matrixGerman } from './messages.de.ts';

export const matrixEnglish = {
  encrypted:
    "This room is encrypted, and I can't read encrypted messages. Encryption can't be switched off, so create a room " +
    'without it and invite me there.',
  notOurs: (setting: MessagePiece) =>
    phrase`I'm here, but no group meets in this room. My operator can add it to the configuration: ${setting}`,
  tooLong: '… (too long for Matrix)',
};
export type MatrixMessages = typeof matrixEnglish;

export const matrixMessages = inLanguages(matrixEnglish, { de: matrixGerman });
