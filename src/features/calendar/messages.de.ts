import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { CalendarMessages } from './messages.ts';

export const calendarGerman: Translation<CalendarMessages> = {
  help: 'Zeigt den Kalender der Gruppe zum Abonnieren und die nächste Sitzung als Datei.',
  notSetUp: 'Diese Gruppe hat noch keinen Kalender zum Abonnieren. Wer Gavel betreibt, kann einen einrichten.',
  title: 'Der Kalender dieser Gruppe:',
  subscribe: 'abonnieren',
  nextOnly: 'nur die nächste Sitzung',
  otherZones: 'andere Zeitzonen',
  duration: (name, minutes) => `${name}, ${countedDe(minutes, { one: 'Minute', other: 'Minuten' })}.`,
  rollCallOpens: (minutes) =>
    `Die Anwesenheitsliste öffnet ${countedDe(minutes, { one: 'Minute', other: 'Minuten' })} vor dem Beginn.`,
  scheduleChanged: 'Der Zeitplan in der Konfiguration wurde geändert.',
  nextIs: (when) => phrase`Nächste Sitzung: ${when}.`,
  noDate: 'Es gibt noch keinen Termin.',
};
