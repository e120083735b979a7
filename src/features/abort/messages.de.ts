import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase, strong } from '../../meeting/message.ts';
import type { AbortMessages } from './messages.ts';

export const abortGerman: Translation<AbortMessages> = {
  help: 'Bricht eine versehentlich begonnene Sitzung ab: ohne Protokoll, und die Tagesordnung wartet auf den nächsten Termin.',
  onlyYes: 'Zum Abbrechen gib /meeting abort yes ein.',
  wouldLose: (entries) =>
    `Eine abgebrochene Sitzung hat kein Protokoll, ${countedDe(entries, { one: 'Eintrag ginge', other: 'Einträge gingen' })} verloren.`,
  choose: (abort, end) => phrase`${abort} bricht sie trotzdem ab, ${end} beendet sie mit Protokoll.`,
  aborted: (who) => phrase`${who} hat die Sitzung abgebrochen: ${strong('Sie hat kein Protokoll.')}`,
  mistake: (start) => phrase`War das ein Versehen? ${start} beginnt sie wieder.`,
};
