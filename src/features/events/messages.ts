import { inLanguages } from '../../language/language.ts';
import { eventsGerman } from './messages.de.ts';

export const eventsEnglish = {
  help: "Records an upcoming event or deadline. It's ticked off once it's over.",
  noSection: "This group's minutes have no section for events.",
  whenAndWhat: 'When is it, and what is it? For example: 2027-02-06..2027-02-07 Winter days.',
  noSuchDay: (typed: string) => `I can't read "${typed}" as a day. Write it as YYYY-MM-DD.`,
  unclear: (doubt: string) => `${doubt} Write the day as YYYY-MM-DD.`,
  hasPassed: (day: string) => `${day} has passed.`,
  endsFirst: (from: string, to: string) => `It would end before it starts: ${from} is after ${to}.`,
};
export type EventsMessages = typeof eventsEnglish;

export const eventsMessages = inLanguages(eventsEnglish, { de: eventsGerman });
