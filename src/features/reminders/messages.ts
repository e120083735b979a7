import { countedEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { remindersGerman } from './messages.de.ts';

export const remindersEnglish = {
  meets: (group: MessagePiece, when: MessagePiece, place: readonly MessagePiece[]) =>
    phrase`${group} meets ${when}${place}.`,
  agenda: (show: MessagePiece, open: number, add: MessagePiece) =>
    phrase`${show} shows the agenda (${countedEn(open, { one: 'open item', other: 'open items' })}), ${add} adds to it.`,
  topics: 'On the agenda:',
  notComing: (regrets: MessagePiece) => phrase`Can't come? Type ${regrets} in the room.`,
  chairing: (start: MessagePiece) => phrase`You're the chair: ${start} opens it.`,
  yourActions: 'Your open actions:',
  tick: (done: MessagePiece) => phrase`Tick one with ${done} in the room.`,
};
export type RemindersMessages = typeof remindersEnglish;

export const remindersMessages = inLanguages(remindersEnglish, { de: remindersGerman });
