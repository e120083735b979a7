import type { Translation } from '../../language/language.ts';
import { phrase, strong } from '../../meeting/message.ts';
import type { HomeMessages } from './messages.ts';

export const homeGerman: Translation<HomeMessages> = {
  running: (place) => phrase`${strong('Die Sitzung läuft gerade')}${place}.`,
  over: 'Die Sitzung ist vorbei. Die nächste wird gleich geplant.',
  noDate: 'Die nächste Sitzung hat noch keinen Termin.',
  gathering: (when, place) => phrase`Die Sitzung beginnt gleich: ${when}${place}.`,
  next: (when, place) => phrase`Nächste Sitzung: ${when}${place}.`,
  present: 'Du bist als anwesend gezählt.',
  regrets: 'Du hast dich entschuldigt.',
  come: 'Ich kann doch kommen',
  sendRegrets: 'Ich kann nicht kommen',
  more: (count, command) => phrase`… und ${count} mehr: ${command} im Raum zeigt alle.`,
  agenda: 'Tagesordnung',
  reopen: 'Wieder öffnen',
  done: 'Erledigt',
  noActions: 'Du hast keine offenen Aufgaben.',
  yourActions: 'Deine offenen Aufgaben',
};
