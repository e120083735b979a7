import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { QueueMessages } from './messages.ts';

export const queueGerman: Translation<QueueMessages> = {
  helpJoin: 'Setzt dich auf die Redeliste. Mit qq+ kommt eine direkte Antwort zuerst.',
  helpLeave: 'Nimmt dich von der Redeliste oder setzt dich ans Ende.',
  helpShow: 'Zeigt die Redeliste.',
  helpCall: 'Erteilt jemandem das Wort.',
  title: 'Redeliste',
  wantToSpeak: 'Ich möchte etwas sagen',
  nobodyWaiting: 'Niemand wartet.',
  howTo: (join, next) => phrase`Mit ${join} oder 🙋 meldest du dich, ${next} ruft die nächste Person auf.`,
  joined: (who) => `${who} steht auf der Redeliste.`,
  left: (who) => `${who} steht nicht mehr auf der Redeliste.`,
  movedLast: (who) => `${who} steht jetzt am Ende der Redeliste.`,
  hasFloor: (who) => phrase`${who} hat das Wort.`,
  hasFloorTo: (who, about) => phrase`${who} hat das Wort: ${about}`,
  leadersOnly: 'Nur Sitzungsleitung oder Protokollführung können andere auf die Redeliste setzen.',
  tooLong: 'Das ist zu lang. Sag in wenigen Worten, worum es dir geht.',
  notWaiting: (who) => `${who} steht nicht auf der Redeliste.`,
  nameOrLater: 'Gib einen Namen an, oder „later“.',
  whoseTurn: 'Wer bekommt das Wort?',
  empty: 'Die Redeliste ist leer.',
};
