import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { DropMessages } from './messages.ts';

export const dropGerman: Translation<DropMessages> = {
  help: 'Nimmt etwas Offenes endgültig von der Tagesordnung; im Protokoll steht, wer das war und warum. Oder ein Thema, das nur aus Gewohnheit darauf steht.',
  note: (reason) => (reason === '' ? 'fallen gelassen' : `fallen gelassen: ${reason}`),
  noTopic: (words) => `Es gibt kein Thema „${words}“. /agenda zeigt sie.`,
  whichOne: (topics) => `Welches: ${topics}?`,
  isStanding: (title) => `„${title}“ steht auf jeder Tagesordnung; so steht es in der Konfiguration der Gruppe.`,
  notUsual: (title, remove) =>
    `„${title}“ steht nicht aus Gewohnheit auf der Tagesordnung. Mit ${remove} nimmst du es von dieser.`,
  droppedTopic: (who, title, add) =>
    phrase`${who} hat das Thema „${title}“ fallen gelassen: Üblich ist es nicht mehr. ${add} setzt es noch einmal auf die Tagesordnung.`,
  usualNoMore: (who, title) => [
    `${who} hat das Thema „${title}“ fallen gelassen: Üblich ist es nicht mehr, und es bleibt nur, bis nichts mehr darunter steht.`,
  ],
  nothingOpen: (number) => `In #${number} ist nichts offen, also gibt es nichts fallen zu lassen.`,
  dropped: (who, number, below, text, reopen) =>
    phrase`${who} hat #${number} fallen gelassen${
      below === 0 ? '' : `, mit ${countedDe(below, { one: 'offenem Eintrag', other: 'offenen Einträgen' })} darunter`
    }: ${text}. So steht es im Protokoll; ${reopen} macht das rückgängig.`,
};
