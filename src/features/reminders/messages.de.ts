import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { RemindersMessages } from './messages.ts';

export const remindersGerman: Translation<RemindersMessages> = {
  meets: (group, when, place) => phrase`${group} trifft sich: ${when}${place}.`,
  agenda: (show, open, add) =>
    phrase`${show} zeigt die Tagesordnung (${countedDe(open, { one: 'offener Punkt', other: 'offene Punkte' })}), ${add} ergänzt sie.`,
  topics: 'Auf der Tagesordnung:',
  notComing: (regrets) => phrase`Du kannst nicht kommen? Schreib ${regrets} in den Raum.`,
  chairing: (start) => phrase`Du leitest die Sitzung: ${start} eröffnet sie.`,
  yourActions: 'Deine offenen Aufgaben:',
  tick: (done) => phrase`Mit ${done} im Raum hakst du eine ab.`,
};
