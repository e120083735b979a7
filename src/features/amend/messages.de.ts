import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { AmendMessages } from './messages.ts';

export const amendGerman: Translation<AmendMessages> = {
  helpEdit: 'Ändert den Text eines Eintrags; das Log behält den alten.',
  helpUndo: 'Nimmt Eintrag N oder deinen letzten aus dem Protokoll, samt allem darunter.',
  helpReplace: 'Verbessert deinen letzten Eintrag, in dem „old“ steht.',
  whichAndWhat: 'Welcher Eintrag, und was soll darin stehen?',
  nothingLeft: (number) => `Von #${number} bliebe nichts übrig. Mit /undo ${number} nimmst du den Eintrag heraus.`,
  unchanged: (number) => `Das steht in #${number} schon.`,
  notYours: (number) =>
    `#${number} können nur ändern, wer den Eintrag geschrieben hat, Sitzungsleitung und Protokollführung.`,
  openEarlier: (number) =>
    `#${number} ist aus einer früheren Sitzung offen. Hake es mit /done ${number} ab oder lass es mit /drop ${number} GRUND fallen.`,
  nothingToUndo: 'Du hast keinen Eintrag, den du zurücknehmen kannst. Für einen anderen nimm /undo N.',
  noneSays: (words) => `In keinem deiner Einträge steht „${words}“.`,
  motionStays: (number) => `#${number} bleibt, wie es war: Ein Antrag muss ein Antrag bleiben.`,
  noNewMotion: (number) => `#${number} bleibt, wie es war. Mit /vote TEXT eröffnest du eine Abstimmung.`,
  editOpenVote: (number) =>
    `Die Abstimmung über #${number} läuft. Bis jemand abstimmt, ändert /edit ${number} TEXT die Frage.`,
  undoOpenVote: (number) =>
    `Die Abstimmung über #${number} läuft. Bis jemand abstimmt, nimmt /undo ${number} sie zurück.`,
  changed: (who, number, was, is) => `${who} hat #${number} geändert: „${was}“ → „${is}“.`,
  changedMore: (who, number, text, agenda) => phrase`${who} hat #${number} („${text}“) geändert. ${agenda} zeigt es.`,
  removed: (who, number, text) => `${who} hat #${number} aus dem Protokoll genommen: „${text}“.`,
  removedAll: (who, number, under, text) =>
    `${who} hat #${number} und ${countedDe(under, { one: 'Eintrag', other: 'Einträge' })} darunter aus dem Protokoll genommen: „${text}“.`,
  changedShort: (who, number) => `${who} hat #${number} geändert.`,
  removedShort: (who, number) => `${who} hat #${number} herausgenommen.`,
};
