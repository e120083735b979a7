import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { BoxesMessages } from './messages.ts';

export const boxesGerman: Translation<BoxesMessages> = {
  helpBox: 'Gibt einem Eintrag ein Kästchen: So bleibt er auf der Tagesordnung, bis er abgehakt ist.',
  helpUnbox: 'Nimmt einem Eintrag sein Kästchen wieder.',
  hasBox: (number) => `#${number} hat schon ein Kästchen.`,
  isTicked: (number) => `#${number} ist abgehakt. Mit /reopen ${number} wird der Eintrag wieder offen.`,
  hasNoBox: (number) => `#${number} hat kein Kästchen.`,
  neverBoxed: (number) =>
    `#${number} kann kein Kästchen haben. /box ist für Notizen und andere Zeilen unter einem Thema.`,
  boxOfAction: (number) =>
    `#${number} ist eine Aufgabe, und Aufgaben behalten ihr Kästchen. Mit /undo ${number} nimmst du sie heraus, mit /done ${number} hakst du sie ab.`,
  boxOfEvent: (number) =>
    `#${number} ist ein Termin. Ob Termine ein Kästchen haben, steht in der Konfiguration der Gruppe.`,
  boxed: (who, number, text, unbox) =>
    phrase`${who} hat #${number} ein Kästchen gegeben: ${text}. ${unbox} macht das rückgängig.`,
  unboxed: (who, number, text, box) =>
    phrase`${who} hat #${number} das Kästchen genommen: ${text}. ${box} macht das rückgängig.`,
};
