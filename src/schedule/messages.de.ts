import type { Translation } from '../language/language.ts';
import type { ScheduleMessages } from './messages.ts';

export const scheduleGerman: Translation<ScheduleMessages> = {
  eitherOrder: (typed) => `Bei ${typed} kann der Tag oder der Monat vorn stehen.`,
  couldBeTwo: (weekday, typed) => `Heute ist ${weekday}, also kann „${typed}“ zwei Tage meinen.`,
  otherWeekday: (day, weekday) => `Der ${day} ist ein ${weekday}.`,
};
