import { pluralDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase, strong } from '../../meeting/message.ts';
import type { CarryOverMessages } from './messages.ts';

export const carryOverGerman: Translation<CarryOverMessages> = {
  taken: (parts) => phrase`${strong('Aus dem gemergten Protokoll übernommen: ')}${parts}.`,
  tooLate: (chair, secretary) =>
    phrase`Das gemergte Protokoll ändert Termin oder Rollen der nächsten Sitzung. Sie hat aber schon begonnen, deshalb wurde nichts übernommen. ${chair} und ${secretary} gehen weiterhin.`,

  nextMeeting: (time) => phrase`nächste Sitzung ${time}`,
  noDate: 'die nächste Sitzung hat noch keinen Termin',
  cancelled: (days, count) =>
    `${pluralDe(count, { one: 'Die Sitzung', other: 'Die Sitzungen' })} am ${days} ${pluralDe(count, { one: 'fällt', other: 'fallen' })} aus.`,
  dateStays: (line, why, time, command) =>
    phrase`„${line}“ kann ich nicht als nächste Sitzung nehmen: ${why}. Es bleibt bei ${time}; ${command} ändert das.`,
  stillNoDate: (line, why, command) =>
    phrase`„${line}“ kann ich nicht als nächste Sitzung nehmen: ${why}. Es gibt noch keinen Termin; ${command} setzt einen.`,
  why: {
    'two ways': () => 'das Datum kann zweierlei heißen; schreib es wie 2026-12-31',
    'no date': () => 'es steht kein Datum darin; schreib eines wie 2026-12-31',
    'several days': () => 'es nennt mehrere Tage',
    'twelve hours': () => 'ich lese nur Zeiten wie 17:00 UTC',
    'other zone': (zone) => `${zone} kann mehrere Zeitzonen heißen; schreib UTC`,
    'no zone': () => 'ich weiß nicht, in welcher Zeitzone die Uhrzeit gilt; schreib UTC',
    'several times': () => 'die Uhrzeiten sind nicht derselbe Moment',
  },
  badFormat: 'Daten in diesem Format lese ich nicht sicher genug',
  wrongWeekday: (day, weekday, written) => `${day} ist ein ${weekday}, kein ${written}`,
  past: 'das ist vorbei',
  rollCallOpen: 'die Anwesenheitsliste dieser Sitzung ist schon offen',

  ledLast: {
    chair: (people) => phrase`Leitung der letzten Sitzung ${people}`,
    secretary: (people) => phrase`Protokollführung der letzten Sitzung ${people}`,
  },
  alsoPresent: (people) => phrase`auch anwesend: ${people}`,
  notPresent: (people) => phrase`nicht anwesend: ${people}`,

  nobody: 'niemand',
  leads: {
    chair: (people) => phrase`Sitzungsleitung ${people}`,
    secretary: (people) => phrase`Protokollführung ${people}`,
  },
  unknownPeople: {
    chair: (names, stays, command) =>
      phrase`Ich kenne ${names} nicht, die nächste Sitzungsleitung bleibt also ${stays}. ${command} ändert das.`,
    secretary: (names, stays, command) =>
      phrase`Ich kenne ${names} nicht, die nächste Protokollführung bleibt also ${stays}. ${command} ändert das.`,
  },
  notElected: {
    chair: (people) => phrase`niemand für die Sitzungsleitung gewählt, also ${people}`,
    secretary: (people) => phrase`niemand für die Protokollführung gewählt, also ${people}`,
  },

  changed: 'Die Konfiguration wurde geändert, und das betrifft ein Protokoll, das noch nicht gemergt ist.',
  more: (words, count) => `${words} und ${count} weitere`,
  lostHeadings: (entries, other, id) =>
    phrase`Die Überschriften, unter denen ${entries} festgehalten wurden, stehen nicht mehr in der Konfiguration; im Protokoll stehen sie unter „${other}“. Hast du eine Überschrift umbenannt, dann gib ihrem Abschnitt die alte als ${id} und starte mich neu.`,
  lostMembers: (handles, aliases) =>
    phrase`In der Konfiguration hat kein Mitglied das Kürzel ${handles}, in dieser Sitzung schon. Hast du jemanden umbenannt, dann lass das alte Kürzel stehen und trag den neuen Namen bei ${aliases} ein: Ein Kürzel ändert sich nie. Hat jemand die Gruppe verlassen, ist nichts zu tun.`,
  movedBranch: (was, now, key) =>
    phrase`Dieses Protokoll liegt auf ${was} zur Genehmigung, in der Konfiguration steht jetzt ${now}. Setz ${key} zurück, bis es gemergt ist; sonst werden Änderungen ein zweites Mal vorgelegt.`,
  movedFile: (was, now, key) =>
    phrase`Dieses Protokoll liegt als ${was} zur Genehmigung, in der Konfiguration steht jetzt ${now}. Setz ${key} zurück, bis es gemergt ist; sonst werden beide Dateien gemergt.`,
};
