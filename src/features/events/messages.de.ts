import type { Translation } from '../../language/language.ts';
import type { EventsMessages } from './messages.ts';

export const eventsGerman: Translation<EventsMessages> = {
  help: 'Hält eine Veranstaltung oder eine Frist fest. Ist sie vorbei, wird sie abgehakt.',
  noSection: 'Das Protokoll dieser Gruppe hat keinen Abschnitt für Veranstaltungen.',
  whenAndWhat: 'Wann ist es, und was ist es? Zum Beispiel: 2027-02-06..2027-02-07 Wintertage.',
  noSuchDay: (typed) => `Ich kann „${typed}“ nicht als Tag lesen. Schreib ihn als JJJJ-MM-TT.`,
  unclear: (doubt) => `${doubt} Schreib den Tag als JJJJ-MM-TT.`,
  hasPassed: (day) => `${day} ist vorbei.`,
  endsFirst: (from, to) => `Es würde enden, bevor es anfängt: ${from} ist nach ${to}.`,
};
