import { countedEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, strong, type MessagePiece } from '../../meeting/message.ts';
import { offRecordGerman } from './messages.de.ts';

const minutes = (count: number): string => countedEn(count, { one: 'minute', other: 'minutes' });

export const offRecordEnglish = {
  helpBegin: 'Goes off the record: nothing said is kept. The minutes show only that it happened, and for how long.',
  helpEnd: 'Goes back on the record.',
  already: "We're already off the record.",
  begun: (end: MessagePiece) => phrase`${strong('Off the record.')} Nothing is kept, recorded or relayed until ${end}.`,
  notOff: "We're on the record.",
  over: (count: number) => phrase`${strong('On the record again')}, after ${minutes(count)}.`,
};
export type OffRecordMessages = typeof offRecordEnglish;

export const offRecordMessages = inLanguages(offRecordEnglish, { de: offRecordGerman });
