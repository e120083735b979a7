import { inLanguages } from '../language/language.ts';
import { admissionGerman } from './messages.de.ts';

// Why a command isn't taken now.

export const admissionEnglish = {
  inPhase: {
    planned: 'No meeting is running. Start one with /meeting start.',
    gathering: "The meeting hasn't started yet. Start it with /meeting start.",
    'in session': 'The meeting is running.',
    adjourned: 'The meeting is over.',
    'in review': 'The meeting is over, and its minutes are waiting for approval.',
    approved: 'The meeting is over, and its minutes are approved.',
  },
  noMinutes: 'No minutes are waiting for approval.',
  offRecord: "We're off the record, so that wasn't saved. Use /onrecord first.",
  noSuchTopic: "This topic isn't on the agenda. Choose another one.",
  inRoom: (group: string) => `That's for everyone to see. Type it in the room of ${group}.`,
};
export type AdmissionMessages = typeof admissionEnglish;

export const admissionMessages = inLanguages(admissionEnglish, { de: admissionGerman });
