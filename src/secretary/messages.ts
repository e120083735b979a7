import { countedEn } from '../language/english.ts';
import { inLanguages } from '../language/language.ts';
import { phrase, type MessagePiece } from '../meeting/message.ts';
import { secretaryGerman } from './messages.de.ts';

const COMMANDS = { one: 'command', other: 'commands' };

export const secretaryEnglish = {
  unknown: (typed: string) => `I don't know ${typed}. Try /meeting help.`,
  didYouMean: (typed: string, meant: string) => `I don't know ${typed}. Did you mean ${meant}?`,
  /** Before how a command is written. */
  usage: 'Usage:',
  tooLong: (length: number, most: number) =>
    `That command has ${countedEn(length, { one: 'character', other: 'characters' })}, but the limit is ` +
    `${most.toLocaleString('en')}, so nothing was recorded. Put the text in a document and use /link URL TEXT.`,
  tooManyCommands: (count: number, most: number, seconds: number) =>
    `That message has ${countedEn(count, COMMANDS)}, but I take at most ${most} at once, so none were recorded. ` +
    `Wait ${seconds} seconds, then send it in parts.`,
  tooFast: (seconds: number) =>
    `You're going too fast for me, so I won't record what you send in the next ${seconds} seconds. Everything before ` +
    'this message is safe. Send this one again after that.',
  mistake: 'Something went wrong on my side, so nothing was recorded. My operator has been told. Try other words.',
  stopped:
    "I can't read this group's last meeting from my disk, so I've stopped here. Nothing is recorded until that's " +
    'fixed. My operator has been told how.',
  alreadyRecorded: (number: number) =>
    `That's already in the minutes as #${number}. Change it with /edit ${number} TEXT.`,
  noSuchKind: "I can't record that. Use the shortcut again.",
  formOutdated: 'The meeting that this form was for is over. Use the shortcut again.',
  noOwnersOrDay: (kind: string) =>
    `"${kind}" can't have owners or a due date. Choose another kind, or leave this empty.`,
  whichLine: (numbers: string) => `I can't tell which line is which of ${numbers}. Use /edit NUMBER TEXT for each.`,
  removed: (number: MessagePiece) => phrase`Removed ${number} from the minutes.`,
  picture: 'picture',
  agreed: 'Agreed',
  rejected: 'Rejected',
  needsVolunteer: (number: MessagePiece, task: readonly MessagePiece[]) =>
    phrase`${number} needs a volunteer: ${task} – react ✋ to take it.`,
  takeIt: "I'll take it",
  deleted: (who: MessagePiece) => phrase`${who} deleted this message.`,
  /** What stands in a message that used to continue another. */
  emptied: '(deleted)',
  noGroup:
    "I don't know you as a member of any of my groups. Type in your group's room, or ask my operator to add you.",
  whichGroup: (groups: readonly MessagePiece[], example: MessagePiece) =>
    phrase`You're in ${groups}. Start with the one you mean, like ${example}.`,
};
export type SecretaryMessages = typeof secretaryEnglish;

export const secretaryMessages = inLanguages(secretaryEnglish, { de: secretaryGerman });
