import { inLanguages } from '../language/language.ts';
import { scheduleGerman } from './messages.de.ts';

/** Why a day that somebody typed can mean two. */
export const scheduleEnglish = {
  eitherOrder: (typed: string) => `${typed} could have the day or the month first.`,
  couldBeTwo: (weekday: string, typed: string) => `Today is ${weekday}, so "${typed}" could mean two days.`,
  otherWeekday: (day: string, weekday: string) => `${day} is a ${weekday}.`,
};
export type ScheduleMessages = typeof scheduleEnglish;

export const scheduleMessages = inLanguages(scheduleEnglish, { de: scheduleGerman });
