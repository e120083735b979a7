import { countedEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, strong, type MessagePiece } from '../../meeting/message.ts';
import { abortGerman } from './messages.de.ts';

export const abortEnglish = {
  help: 'Calls off a meeting started by mistake: it has no minutes, and its agenda waits for the next date.',
  onlyYes: 'To abort, type /meeting abort yes.',
  wouldLose: (entries: number) =>
    `${countedEn(entries, { one: 'entry', other: 'entries' })} would be lost: an aborted meeting has no minutes.`,
  choose: (abort: MessagePiece, end: MessagePiece) => phrase`${abort} aborts it anyway, ${end} ends it with minutes.`,
  aborted: (who: string) => phrase`${who} aborted the meeting: ${strong('it has no minutes.')}`,
  mistake: (start: MessagePiece) => phrase`Was that a mistake? ${start} starts it again.`,
};
export type AbortMessages = typeof abortEnglish;

export const abortMessages = inLanguages(abortEnglish, { de: abortGerman });
