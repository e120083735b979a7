import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { SlackMessages } from './messages.ts';

const LINES = { one: 'weitere Zeile', other: 'weitere Zeilen' };

export const slackGerman: Translation<SlackMessages> = {
  notSaved: 'Das konnte ich nicht speichern, darum ist nichts passiert. Versuch es in einer Minute noch einmal.',
  noMeetingsHere: (room) =>
    `In diesem Kanal leite ich keine Sitzungen. Wer mich betreibt, kann ihn zu den Räumen einer Gruppe hinzufügen: \`${room}\`.`,
  fileSent: (name) => phrase`Ich habe dir ${name} als Direktnachricht geschickt.`,
  moment: '{date_short_pretty}, {time}',
  someone: 'Jemand',

  couldNotHear: (from, to) => phrase`Von ${from} bis ${to} konnte ich Slack nicht hören.`,
  couldNotHearAtTimes: (from, to) => phrase`Zwischen ${from} und ${to} konnte ich Slack zeitweise nicht hören.`,
  allRead:
    'Was hier inzwischen gesagt wurde, habe ich nachgelesen, aber Slash-Befehle sind verloren. Gib sie noch einmal ein.',
  sayAgain: 'Schreib noch einmal, was ins Protokoll gehört, und gib Slash-Befehle noch einmal ein.',
  nothingRead: 'Was hier inzwischen gesagt wurde, kann ich nicht lesen.',
  partlyRead: 'Hier wurde inzwischen mehr gesagt, als ich nachlesen kann. Ich habe nur das Letzte davon.',

  moreLines: (count) => `… und ${countedDe(count, LINES)}.`,
  moreLinesAt: (count, page) => `… und ${countedDe(count, LINES)}: <${page}|alles lesen>.`,
  moreOnHome: (status, actions) =>
    `… und mehr, als Slack hier zeigen kann. Den Rest zeigen ${status} und ${actions} in einem Raum.`,

  strangerTitle: 'Gavel leitet Sitzungen und schreibt ihr Protokoll',
  strangerRooms: (rooms) =>
    `Ich leite Sitzungen in ${rooms}. Was du dort währenddessen schreibst und womit du reagierst, zählt unter deinem Anzeigenamen, ob ich dich kenne oder nicht.`,
  strangerHowTo: (user) =>
    `Noch führt dich keine Gruppe als Mitglied, darum gibt es hier nichts zu sehen. Bist du eines, dann bitte die Person, die mich betreibt, bei dir unter \`members\` der Gruppe \`slack: ${user}\` einzutragen. Dann stehen hier deine offenen Aufgaben und deine nächste Sitzung.`,

  recordTitle: 'Im Protokoll festhalten',
  recordAs: 'Festhalten als',
  recordTopic: 'Thema',
  recordOwners: 'Zuständige',
  ownersHint: (kinds) => `${kinds}: wer es macht. Bleibt es leer, wird jemand Freiwilliges gesucht.`,
  recordDue: 'Fällig',
  dueHint: (kinds) => `${kinds}: bis wann.`,
  record: 'Festhalten',
  cancel: 'Abbrechen',
  close: 'Schließen',
  formNoMeetings: 'In diesem Kanal leite ich keine Sitzungen, also gibt es kein Protokoll dafür.',
  formNoWords: 'In dieser Nachricht steht nichts, was sich festhalten lässt.',
  formByApp: 'Ich halte nur fest, was Menschen sagen, und das hier hat eine App geschrieben.',
  formNotOpened: 'Ich konnte das Formular nicht öffnen. Versuch es noch einmal.',
  formOutdated: 'Dieses Formular stammt aus einer älteren Version. Schließ es und öffne es noch einmal.',
  messageGone: 'Diese Nachricht wurde gelöscht, oder ich kann sie nicht lesen.',
  notAnOwner: 'Ich kann für keine Aufgabe zuständig sein.',
};
