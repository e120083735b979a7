import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase, strong } from '../../meeting/message.ts';
import type { OffRecordMessages } from './messages.ts';

export const offRecordGerman: Translation<OffRecordMessages> = {
  helpBegin:
    'Ab jetzt nicht fürs Protokoll: Nichts wird behalten. Das Protokoll zeigt nur, dass und wie lange es so war.',
  helpEnd: 'Ab jetzt wieder fürs Protokoll.',
  already: 'Wir reden schon nicht fürs Protokoll.',
  begun: (end) =>
    phrase`${strong('Nicht fürs Protokoll.')} Bis ${end} wird nichts behalten, festgehalten oder weitergegeben.`,
  notOff: 'Wir reden gerade fürs Protokoll.',
  over: (count) =>
    phrase`${strong('Wieder fürs Protokoll')}, nach ${countedDe(count, { one: 'Minute', other: 'Minuten' })}.`,
};
