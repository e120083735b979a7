import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { approvalGerman } from './messages.de.ts';

export const approvalEnglish = {
  help: {
    approved: "Records who approved the previous minutes, if Gavel couldn't see it.",
    merged: "Records who merged the previous minutes, if Gavel couldn't see it.",
  },
  which: 'Which pull request, and who was it?',
  namesOnly: 'Add names like @jonas, and nothing after them.',
  recorded: {
    approved: (people: readonly MessagePiece[]) => phrase`Recorded: ${people} approved the previous minutes.`,
    merged: (people: readonly MessagePiece[]) => phrase`Recorded: ${people} merged the previous minutes.`,
  },
};
export type ApprovalMessages = typeof approvalEnglish;

export const approvalMessages = inLanguages(approvalEnglish, { de: approvalGerman });
