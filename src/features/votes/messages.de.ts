import type { Translation } from '../../language/language.ts';
import { phrase, strong } from '../../meeting/message.ts';
import type { VotesMessages } from './messages.ts';

export const votesGerman: Translation<VotesMessages> = {
  helpVote: 'Eröffnet eine Abstimmung, gibt deine Stimme ab oder schließt sie. 👍 👎 👀 am Antrag gehen auch.',
  helpShow: 'Zeigt die offene Abstimmung.',
  noOptions:
    'Die Auswahl einer Abstimmung sehen alle. Unter Verschluss ist sie deshalb dafür oder dagegen: Nimm /vote TEXT.',
  leadersOpen: 'Nur Sitzungsleitung oder Protokollführung können eine Abstimmung eröffnen.',
  leadersClose: 'Nur Sitzungsleitung oder Protokollführung können eine Abstimmung schließen.',
  aboutWhat: 'Worüber wird abgestimmt?',
  noVote: 'Es läuft keine Abstimmung. Sitzungsleitung oder Protokollführung eröffnen eine mit /vote TEXT.',
  checkInFirst: 'Melde dich vor der Abstimmung als anwesend: mit ✋ auf der Anwesenheitsliste oder /present.',
  yourVote: (number, choice) => `Deine Stimme zu #${number}: ${choice}.`,
  ballots: { for: 'dafür', against: 'dagegen', abstain: 'Enthaltung' },
  closed: (motion, outcome) => phrase`Abstimmung geschlossen: ${motion} – ${strong(outcome)}.`,
  isClosed: (number) => `Die Abstimmung über #${number} ist geschlossen.`,
  isOpen: (number, ways) =>
    `Die Abstimmung über #${number} läuft: ${ways}. Schließ sie mit /vote close, bevor du eine neue eröffnest.`,
  notAnOption: (typed, ways) => `„${typed}“ steht nicht zur Wahl. Stimm so ab: ${ways}.`,
  titleOpen: (number, motion) => `Abstimmung #${number}: ${motion}`,
  titleClosed: (number, motion) => `Abstimmung geschlossen #${number}: ${motion}`,
  howTo: (ballot) => phrase`Reagiere, oder schreib ${ballot}. Deine letzte Stimme zählt.`,
  optionsMissing: 'Schreib nach dem Doppelpunkt, was zur Wahl steht, mit Kommas dazwischen.',
  tooFewOptions: 'Gib mindestens zwei verschiedene Möglichkeiten an, mit Kommas dazwischen.',
  tooManyOptions: (count, most) => `Das sind ${count} Möglichkeiten. Eine Abstimmung kann höchstens ${most} haben.`,
  keptUnvoted: (number) =>
    `Die Abstimmung über #${number} ist geschlossen, der Wortlaut bleibt also. Niemand hat abgestimmt: /undo ${number} nimmt den Antrag heraus.`,
  keptVoting: (number) =>
    `Über #${number} wurde schon abgestimmt, der Wortlaut bleibt also. Eröffne mit /vote eine neue Abstimmung, oder ergänze mit /note.`,
  keptVoted: (number) =>
    `Die Abstimmung über #${number} ist geschlossen, der Wortlaut bleibt also. Eröffne mit /vote eine neue, oder ergänze mit /note.`,
  forMembers: {
    vote: (group) => `Hier können nur Mitglieder von ${group} abstimmen`,
    volunteer: (group) => `Nur Mitglieder von ${group} können sich melden`,
  },
  notKnown: (membersOnly, link) =>
    phrase`${membersOnly}, und ich kenne dich nicht als Mitglied. Bist du eines, dann lass dich von der Sitzungsleitung aufnehmen, oder nimm ${link}, wenn ich dich von einer anderen Plattform kenne.`,
};
