import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { RollCallMessages } from './messages.ts';

export const rollCallGerman: Translation<RollCallMessages> = {
  title: 'Anwesenheitsliste',
  starts: (when) => phrase`Beginn: ${when}.`,
  follow: (where) => phrase`Zum Mitlesen für alle: ${where}`,
  react: 'Reagiere mit ✋, wenn du da bist, und nimm es zurück, wenn du gehst.',
  iAmHere: 'Ich bin da',
  presentList: (count, names) => `Anwesend (${count}): ${names}`,
  regretsList: (names) => `Entschuldigt: ${names}`,
  aborted: 'Geschlossen: Diese Sitzung wurde abgebrochen.',
  countedAfter: (names) => `Als anwesend gezählt: ${names}.`,
  askAfter: (names) => `Nicht auf der Anwesenheitsliste, haben aber mitgemacht: ${names}. ✅ zählt sie als anwesend.`,
  theyWereHere: 'Sie waren da',
  helpPresent:
    'Zählt dich als anwesend; mit late später, mit partly nur für einen Teil. Sitzungsleitung und Protokollführung können andere zählen.',
  helpLeft: 'Hält fest, dass du oder jemand anderes gegangen ist.',
  helpRegrets:
    'Hält fest, dass du nicht kommen kannst. Den Grund sieht nur die Sitzungsleitung; er steht nicht im Protokoll.',
  helpComing: 'Nimmt deine Entschuldigung zurück: Du kommst doch.',
  helpAbsent: 'Hält fest, dass jemand doch nicht da war, bis das Protokoll genehmigt ist.',
  helpExcused: 'Hält nach einer Sitzung fest, dass sich jemand entschuldigt hatte.',
  leadersOnly: 'Nur Sitzungsleitung oder Protokollführung können das für andere tun.',
  membersOnly: 'Nur Mitglieder können die Anwesenheit nach der Sitzung berichtigen.',
  was: {
    present: (who) => `${who} war da.`,
    left: (who) => `${who} ist früher gegangen.`,
    regrets: (who) => `${who} hatte sich entschuldigt.`,
    absent: (who) => `${who} war nicht da.`,
  },
  attended: {
    late: (who) => `${who} kam später.`,
    partly: (who) => `${who} war einen Teil der Sitzung da.`,
  },
  corrected: (words) => `Anwesenheit berichtigt: ${words}`,
  countedAlready: (who) => `${who} steht schon auf der Anwesenheitsliste.`,
  counted: (who) => `${who} steht auf der Anwesenheitsliste.`,
  notCounted: (who) => `${who} steht nicht auf der Anwesenheitsliste.`,
  hasLeft: (who) => `${who} ist gegangen.`,
  cannotCome: (who, group, when, reason) =>
    phrase`${who} kann nicht zur Sitzung von ${group}${when === undefined ? [] : [' am ', when]} kommen: ${reason}`,
  toldChair: 'Den Grund habe ich nur der Sitzungsleitung gesagt.',
  noChair: 'Es gibt keine Sitzungsleitung, der ich den Grund sagen könnte.',
  leaveFirst: (who) => `${who} steht auf der Anwesenheitsliste. Nutze zuerst /left.`,
  regretsAlready: (who, undo) => phrase`${who} hat sich schon entschuldigt. ${undo} macht das rückgängig.`,
  regretsNoted: (who, told, undo) =>
    phrase`Notiert: ${who} kann nicht kommen.${told === '' ? '' : ` ${told}`} ${undo} macht das rückgängig.`,
  noRegrets: (who) => `${who} hat sich nicht entschuldigt.`,
  comesAfterAll: (who) => `Notiert: ${who} kommt doch.`,
  whoWasAbsent: 'Wer war nicht da?',
  whoSentRegrets: 'Wer hatte sich entschuldigt?',
};
