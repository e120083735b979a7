import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { AgendaMessages } from './messages.ts';

export const agendaGerman: Translation<AgendaMessages> = {
  title: 'Tagesordnung',
  startsAt: (when) => phrase`Beginn der Sitzung: ${when}.`,
  moreLines: (count, agenda) =>
    phrase`… und ${countedDe(count, { one: 'weitere Zeile', other: 'weitere Zeilen' })}. ${agenda} zeigt alle.`,
  helpAgenda:
    'Zeigt die Tagesordnung oder setzt ein Thema oder einen Punkt darauf. Zwischen Sitzungen ist es die der nächsten.',
  helpTopic: 'Geht zu einem Thema oder Unterthema und setzt ein Thema auf die Tagesordnung, wenn keines so heißt.',
  helpRemove: 'Entfernt ein Thema, unter dem nichts steht: das aktuelle oder das genannte.',
  helpRename: 'Benennt das aktuelle Thema um, oder das mit dieser Nummer.',
  helpSubtopic: 'Geht zu einer Überschrift unter dem aktuellen Thema oder legt eine an.',
  formLabel: 'Punkt für die Tagesordnung',
  addWhat: 'Was soll auf die Tagesordnung?',
  addedPoint: (number, topic) => `Steht als #${number} auf der Tagesordnung, unter ${topic}.`,
  alreadyThere: (number) => `Das steht schon auf der Tagesordnung, als Thema ${number}.`,
  noSection: 'Das Format der Gruppe hat keinen Abschnitt für Themen.',
  added: (number, remove) => phrase`Steht als Thema ${number} auf der Tagesordnung. ${remove} macht das rückgängig.`,
  addedBy: (who, title, number, remove) =>
    phrase`${who} hat „${title}“ auf die Tagesordnung gesetzt, als Thema ${number}. ${remove} macht das rückgängig.`,
  meantAdd: (text) => `Meinst du /agenda add ${text}?`,
  usual: 'wie üblich',
  whichTopic: 'Welches Thema?',
  whichSubtopic: 'Welches Unterthema?',
  whichOne: (topics) => `Welches: ${topics}?`,
  whichOrNew: (topics, command) => `Welches: ${topics}? Ein neues setz in Anführungszeichen: ${command} "…".`,
  noTopicNumber: (number) => `Die Tagesordnung hat kein Thema ${number}. /agenda zeigt sie.`,
  onlySoMany: (count, number) =>
    `Die Tagesordnung hat ${countedDe(count, { one: 'Thema', other: 'Themen' })}, aber kein Thema ${number}. /agenda zeigt sie.`,
  noTopicCalled: (words, quoted) => `Kein Thema heißt „${words}“. Ein neues setz in Anführungszeichen: ${quoted}.`,
  isStanding: (title) => `„${title}“ steht bei jeder Sitzung auf der Tagesordnung, so will es die Konfiguration.`,
  keptBy: (title, numbers) => `Unter „${title}“ steht ${numbers}. Entferne das zuerst, oder nutze /topic rename.`,
  notYours: (title) =>
    `Das können nur Sitzungsleitung, Protokollführung und wer „${title}“ auf die Tagesordnung gesetzt hat.`,
  removed: (who, title) => `${who} hat „${title}“ von der Tagesordnung genommen.`,
  topic: (title) => `Thema: ${title}`,
  newName: 'Wie soll es heißen?',
  nameTaken: (title) => `Es gibt schon ein Thema namens „${title}“.`,
  renamed: (who, from, to) => `${who} hat „${from}“ in „${to}“ umbenannt.`,
  isNew: (remove) => phrase`Das ist neu auf der Tagesordnung. ${remove} macht das rückgängig.`,
  lastTopic: 'Das war das letzte Thema. /meeting end schließt die Sitzung.',
  firstTopic: 'Das ist das erste Thema.',
  noTopicYet: 'Es gibt noch kein Thema. Nutze zuerst /topic TEXT.',
  needsLetters: 'Eine Überschrift braucht Buchstaben oder Ziffern.',
  under: (title, above) => `${title} (unter ${above})`,
};
