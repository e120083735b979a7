import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { EmbargoMessages } from './messages.ts';

export const embargoGerman: Translation<EmbargoMessages> = {
  helpSet:
    'Hält das aktuelle Thema oder Eintrag N aus allem Öffentlichen heraus, samt allem darunter: Nur eine private Datei hat den Wortlaut.',
  helpLift: 'Macht es wieder öffentlich.',
  notSetUp:
    'Die Konfiguration dieser Gruppe sagt nicht, wohin ein Protokoll unter Verschluss kommt. Deshalb geht das nicht; es fehlt format.embargoed.',
  whatThen: 'Welches Thema oder welcher Eintrag? Nimm die Nummer eines Eintrags wie 12, oder topic 2.',
  noWords: (number) => `#${number} steht für eine Zeit ohne Protokoll und hat keinen Wortlaut, bleibt also.`,
  notYours: (number) =>
    `#${number} können nur unter Verschluss nehmen, wer den Eintrag geschrieben hat, Sitzungsleitung und Protokollführung.`,
  notYourTopic:
    'Dieses Thema können nur unter Verschluss nehmen, wer es auf die Tagesordnung gesetzt hat, Sitzungsleitung und Protokollführung.',
  onlyLift:
    'Öffentlich machen können das nur, wer es unter Verschluss genommen hat, Sitzungsleitung und Protokollführung.',
  already: 'Das ist schon unter Verschluss.',
  isPublic: 'Das ist nicht unter Verschluss.',
  entry: (number) => `#${number}`,
  topic: (place) => `Thema ${place}`,
  set: (who, what, back) =>
    phrase`${who} hat ${what} unter Verschluss genommen, samt allem darunter. Öffentliche Protokolle und Seiten zeigen nur, dass es da ist; ${back} nimmt das zurück. Die Räume dieser Sitzung sehen weiter, was in ihnen gesagt wird.`,
  wasProposed:
    ' Was davon schon vorgeschlagen war, bleibt in der Geschichte des Repositorys, und wer es gelesen hat, weiß es.',
  lifted: (who, what, back) => phrase`${who} hat ${what} öffentlich gemacht. ${back} nimmt es wieder unter Verschluss.`,
  someStay: ' Was darunter für sich unter Verschluss genommen wurde, bleibt so.',
};
