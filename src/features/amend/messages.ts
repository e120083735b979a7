import { countedEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { amendGerman } from './messages.de.ts';

export const amendEnglish = {
  helpEdit: 'Changes the text of an entry; the log keeps what it was.',
  helpUndo: 'Removes entry N from the minutes, or your last one, with its sub-items.',
  helpReplace: 'Corrects your last entry that says "old".',
  whichAndWhat: 'Which entry, and what should it say?',
  nothingLeft: (number: number) => `That would leave nothing of #${number}. Use /undo ${number} to remove it.`,
  unchanged: (number: number) => `#${number} already says that.`,
  notYours: (number: number) => `Only #${number}'s author, the chair or the secretary can change it.`,
  openEarlier: (number: number) =>
    `#${number} was left open by an earlier meeting. Tick it with /done ${number}, or drop it with /drop ${number} REASON.`,
  nothingToUndo: "You haven't recorded anything to undo. Use /undo N to name an entry.",
  noneSays: (words: string) => `None of your entries says "${words}".`,
  motionStays: (number: number) => `#${number} stays as it was: a motion has to stay a motion.`,
  noNewMotion: (number: number) => `#${number} stays as it was. Use /vote TEXT to open a vote.`,
  editOpenVote: (number: number) =>
    `The vote on #${number} is open. Until someone votes, /edit ${number} TEXT changes the question.`,
  undoOpenVote: (number: number) =>
    `The vote on #${number} is open. Until someone votes, /undo ${number} takes it back.`,
  changed: (who: string, number: number, was: string, is: string) => `${who} changed #${number}: "${was}" → "${is}".`,
  changedMore: (who: string, number: number, text: string, agenda: MessagePiece) =>
    phrase`${who} changed #${number} ("${text}"). ${agenda} shows it.`,
  removed: (who: string, number: number, text: string) => `${who} removed #${number} from the minutes: "${text}".`,
  removedAll: (who: string, number: number, under: number, text: string) =>
    `${who} removed #${number} and ${countedEn(under, { one: 'entry', other: 'entries' })} under it from the minutes: "${text}".`,
  changedShort: (who: string, number: number) => `${who} changed #${number}.`,
  removedShort: (who: string, number: number) => `${who} removed #${number}.`,
};
export type AmendMessages = typeof amendEnglish;

export const amendMessages = inLanguages(amendEnglish, { de: amendGerman });
