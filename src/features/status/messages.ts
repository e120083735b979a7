import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { statusGerman } from './messages.de.ts';

export const statusEnglish = {
  help: "Shows the meeting's status.",
  phases: {
    planned: 'planned',
    gathering: 'roll call open',
    'in session': 'in session',
    adjourned: 'over',
    'in review': 'minutes in review',
    approved: 'minutes approved',
  },
  noDate: (group: MessagePiece, phase: string) => phrase`${group}: ${phase}, no date yet.`,
  starts: (group: MessagePiece, phase: string, when: MessagePiece) => phrase`${group}: ${phase}, starts ${when}.`,
  started: (group: MessagePiece, phase: string, when: MessagePiece) => phrase`${group}: ${phase}, started ${when}.`,
  abortedBefore: (when: MessagePiece) => phrase`The last meeting was aborted ${when}. It has no minutes.`,
  roles: (chair: string, secretary: string) => `Chair: ${chair}. Secretary: ${secretary}.`,
  present: (people: string, entries: number) => `Present: ${people}. Entries: ${entries}.`,
  topic: (title: string) => `Topic: ${title}`,
  openVote: (number: number) => `A vote is open: #${number}.`,
  nobody: 'nobody',
};
export type StatusMessages = typeof statusEnglish;

export const statusMessages = inLanguages(statusEnglish, { de: statusGerman });
