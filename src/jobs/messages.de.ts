import type { Translation } from '../language/language.ts';
import { phrase } from '../meeting/message.ts';
import type { JobMessages } from './messages.ts';

export const jobsGerman: Translation<JobMessages> = {
  cannotEmbargo: 'Ich kann das Protokoll mit dem, was unter Verschluss ist, nicht ins private Repository schreiben',
  embargoWritten:
    'Das ganze Protokoll mit dem, was unter Verschluss ist, liegt im privaten Repository der Gruppe. Dort genehmigt es niemand.',
  cannotFollow: 'Ich kann die Reviews des vorgelegten Protokolls nicht sehen',
  cannotPlan: 'Ich kann die Protokolle dieser Gruppe nicht lesen, darum ist ihre erste Sitzung noch nicht geplant',
  cannotSync: 'Ich kann die Aufgaben dieser Gruppe nicht mit ihren Issues abgleichen',
  trouble: (what, why) => `${what}: ${why}. Nichts ist verloren, und ich versuche es weiter.`,
  unexplained: 'Mit dem Repository dieser Gruppe stimmt etwas nicht. Wer mich betreibt, findet den Grund im Log.',
  proposalChanged: 'Der Vorschlag ist nicht mehr das, dem zugestimmt wurde.',
  theirsStay: (path) =>
    `In ${path} haben andere dieselben Zeilen geändert wie ihr hier, und ihre bleiben. Sind eure richtig, trag sie von Hand ein.`,
  skippedMinutes: (paths, from, add) =>
    phrase`Ich kann ${paths} nicht lesen. Die Tagesordnung beginnt mit ${from}. Ergänze mit ${add}, was fehlt.`,
  skippedAllMinutes: (paths, add) =>
    phrase`Ich kann ${paths} nicht lesen. Die Tagesordnung ist erst einmal leer. Ergänze mit ${add}, was fehlt.`,
  notTakenOver: (add) =>
    phrase`Ich konnte nicht lesen, was im letzten Protokoll offen ist, darum fehlt es auf der nächsten Tagesordnung. Ergänze es mit ${add}. Wer mich betreibt, weiß Bescheid.`,
};
