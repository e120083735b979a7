import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { StatusMessages } from './messages.ts';

export const statusGerman: Translation<StatusMessages> = {
  help: 'Zeigt den Stand der Sitzung.',
  phases: {
    planned: 'geplant',
    gathering: 'Anwesenheitsliste offen',
    'in session': 'läuft',
    adjourned: 'vorbei',
    'in review': 'Protokoll wird geprüft',
    approved: 'Protokoll genehmigt',
  },
  noDate: (group, phase) => phrase`${group}: ${phase}, noch ohne Termin.`,
  starts: (group, phase, when) => phrase`${group}: ${phase}, Beginn ${when}.`,
  started: (group, phase, when) => phrase`${group}: ${phase}, Beginn war ${when}.`,
  abortedBefore: (when) => phrase`Die letzte Sitzung hat kein Protokoll, sie wurde abgebrochen: ${when}.`,
  roles: (chair, secretary) => `Sitzungsleitung: ${chair}. Protokollführung: ${secretary}.`,
  present: (people, entries) => `Anwesend: ${people}. Einträge: ${entries}.`,
  topic: (title) => `Thema: ${title}`,
  openVote: (number) => `Eine Abstimmung läuft: #${number}.`,
  nobody: 'niemand',
};
