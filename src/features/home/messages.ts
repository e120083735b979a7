import { inLanguages } from '../../language/language.ts';
import { phrase, strong, type MessagePiece } from '../../meeting/message.ts';
import { homeGerman } from './messages.de.ts';

type Place = readonly MessagePiece[];

export const homeEnglish = {
  running: (place: Place) => phrase`${strong('The meeting is running now')}${place}.`,
  over: 'The meeting is over. The next one will be planned shortly.',
  noDate: 'The next meeting has no date yet.',
  gathering: (when: MessagePiece, place: Place) => phrase`The meeting is about to start: ${when}${place}.`,
  next: (when: MessagePiece, place: Place) => phrase`Next meeting: ${when}${place}.`,
  present: "You're counted as present.",
  regrets: "You've sent regrets.",
  come: 'I can come after all',
  sendRegrets: 'Send regrets',
  more: (count: number, command: MessagePiece) => phrase`… and ${count} more: ${command} in the room lists them all.`,
  agenda: 'Agenda',
  reopen: 'Reopen',
  done: 'Done',
  noActions: 'You have no open actions.',
  yourActions: 'Your open actions',
};
export type HomeMessages = typeof homeEnglish;

export const homeMessages = inLanguages(homeEnglish, { de: homeGerman });
