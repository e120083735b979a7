import { inLanguages } from '../../language/language.ts';
import { dueGerman } from './messages.de.ts';

export const dueEnglish = {
  due: (day: string) => `due ${day}`,
  overdue: (day: string) => `overdue: ${day}`,
  /** If that has no date yet. */
  atNextMeeting: 'due at the next meeting',
};
export type DueMessages = typeof dueEnglish;

export const dueMessages = inLanguages(dueEnglish, { de: dueGerman });
