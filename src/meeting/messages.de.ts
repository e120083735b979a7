import { countedDe } from '../language/german.ts';
import type { Translation } from '../language/language.ts';
import { phrase } from './message.ts';
import type { GeneralMessages } from './messages.ts';

export const generalGerman: Translation<GeneralMessages> = {
  noEntry: (number) => `Es gibt keinen Eintrag #${number}.`,
  whichEntry: 'Welcher Eintrag? Gib seine Nummer an, etwa 12.',
  notAnEntry: (written) => `„${written}“ ist keine Eintragsnummer. Gib eine wie 12 an.`,
  nameRemoved: '(Name entfernt)',
  noTopicYet:
    'Es gibt noch kein Thema, darum ist das nicht festgehalten. Eröffne eins mit /topic TEXT und sag es noch einmal.',
  nothingToRecord: 'Da ist nichts, was ich festhalten könnte.',
  unknownPerson: (name) => `Ich kenne @${name} nicht.`,
  unknownPersonNear: (name, handle) => `Ich kenne @${name} nicht. Meinst du @${handle}?`,
  addAt: (handle) => `Setz ein @ vor den Namen: @${handle}.`,
  onlyName: (handle) => `Gib einen Namen an, etwa @${handle}.`,
  onlyNames: (handle) => `Gib nur Namen an, etwa @${handle}.`,
  nextMeeting: (when) => phrase`Nächste Sitzung: ${when}.`,
  noNextDate: (set) => phrase`Die nächste Sitzung hat noch keinen Termin. ${set} legt einen fest.`,
  tooLong: (beginning, length, longest) =>
    `„${beginning}“ hat ${countedDe(length, { one: 'Zeichen', other: 'Zeichen' })}, erlaubt sind ${longest.toLocaleString('de')}.`,
  shorter: {
    entry: 'Leg es in einem Dokument ab und halte das mit /link fest.',
    heading: 'Nimm einen kürzeren Titel und schreib den Rest in eine /note.',
    agendaItem: 'Nimm einen kurzen Titel und schreib den Rest hinter einen Doppelpunkt: /agenda add TITEL: TEXT.',
    name: 'Nimm einen kürzeren Namen.',
    place: 'Beschreib den Ort mit weniger Worten.',
    reason: 'Nimm weniger Worte.',
  },
};
