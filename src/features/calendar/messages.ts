import { countedEn } from '../../language/english.ts';
import { inLanguages } from '../../language/language.ts';
import { phrase, type MessagePiece } from '../../meeting/message.ts';
import { calendarGerman } from './messages.de.ts';

const MINUTES = { one: 'minute', other: 'minutes' };

export const calendarEnglish = {
  help: "Shows the group's calendar to subscribe to, and the next meeting as a file.",
  notSetUp: 'This group has no calendar to subscribe to yet. The person who runs Gavel can set one up.',
  title: "This group's calendar:",
  subscribe: 'subscribe',
  nextOnly: 'only the next meeting',
  otherZones: 'other time zones',
  duration: (name: string, minutes: number) => `${name}, ${countedEn(minutes, MINUTES)}.`,
  rollCallOpens: (minutes: number) => `The roll call opens ${countedEn(minutes, MINUTES)} before the start.`,
  scheduleChanged: 'The schedule in the configuration has changed.',
  nextIs: (when: MessagePiece) => phrase`Next meeting: ${when}.`,
  noDate: "There's no date yet.",
};
export type CalendarMessages = typeof calendarEnglish;

export const calendarMessages = inLanguages(calendarEnglish, { de: calendarGerman });
