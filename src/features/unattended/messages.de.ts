import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { UnattendedMessages } from './messages.ts';

export const unattendedGerman: Translation<UnattendedMessages> = {
  notStarted: (planned, start) => phrase`Geplanter Beginn der Sitzung war ${planned}. ${start} beginnt sie.`,
  lapsed: (planned) => phrase`Niemand hat die Sitzung vom ${planned} begonnen, also fand sie nicht statt.`,
  isItOver: (planned, end, extend) =>
    phrase`Geplantes Ende dieser Sitzung war ${planned}. Ist sie vorbei? Alle können sie mit ${end} beenden, ${extend} gibt ihr mehr Zeit.`,
  endsByItself: (at) => phrase`Wird nichts mehr festgehalten, beende ich sie und lege ihr Protokoll vor: ${at}.`,
  endedByItself:
    'Niemand hat sie beendet, darum habe ich es getan. Nichts ist verloren: Du kannst das Protokoll noch ergänzen.',
  helpExtend: (minutes) => `Gibt der Sitzung mehr Zeit: ${minutes} Minuten, wenn du keine Zahl nennst.`,
  howMany: (most) => `Wie viele Minuten mehr? 1 bis ${most}.`,
  extended: (until) => phrase`Neues Ende der Sitzung: ${until}.`,
};
