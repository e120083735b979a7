import type { Translation } from '../language/language.ts';
import type { AdmissionMessages } from './messages.ts';

export const admissionGerman: Translation<AdmissionMessages> = {
  inPhase: {
    planned: 'Es läuft keine Sitzung. Mit /meeting start beginnst du eine.',
    gathering: 'Die Sitzung hat noch nicht begonnen. Mit /meeting start beginnst du sie.',
    'in session': 'Die Sitzung läuft.',
    adjourned: 'Die Sitzung ist vorbei.',
    'in review': 'Die Sitzung ist vorbei, ihr Protokoll wartet auf Genehmigung.',
    approved: 'Die Sitzung ist vorbei, ihr Protokoll ist genehmigt.',
  },
  noMinutes: 'Kein Protokoll wartet auf Genehmigung.',
  offRecord: 'Wir reden gerade nicht fürs Protokoll, darum habe ich das nicht gespeichert. Gib zuerst /onrecord ein.',
  noSuchTopic: 'Dieses Thema steht nicht auf der Tagesordnung. Wähl ein anderes.',
  inRoom: (group) => `Das sollen alle sehen. Schreib es in den Raum von ${group}.`,
};
