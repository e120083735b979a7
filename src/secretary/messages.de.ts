import { countedDe } from '../language/german.ts';
import type { Translation } from '../language/language.ts';
import { phrase } from '../meeting/message.ts';
import type { SecretaryMessages } from './messages.ts';

const COMMANDS = { one: 'Befehl', other: 'Befehle' };

export const secretaryGerman: Translation<SecretaryMessages> = {
  unknown: (typed) => `${typed} kenne ich nicht. Probier /meeting help.`,
  didYouMean: (typed, meant) => `${typed} kenne ich nicht. Meinst du ${meant}?`,
  usage: 'Schreibweise:',
  tooLong: (length, most) =>
    `Der Befehl hat ${countedDe(length, { one: 'Zeichen', other: 'Zeichen' })}, erlaubt sind ` +
    `${most.toLocaleString('de')}. Nichts wurde festgehalten. Leg den Text in ein Dokument und nimm /link URL TEXT.`,
  tooManyCommands: (count, most, seconds) =>
    `Die Nachricht hat ${countedDe(count, COMMANDS)}, ich nehme höchstens ${most} auf einmal. Keiner wurde ausgeführt. ` +
    `Warte ${seconds} Sekunden und schick sie dann in Teilen.`,
  tooFast: (seconds) =>
    `Das geht mir zu schnell: In den nächsten ${seconds} Sekunden halte ich nichts von dir fest. Alles vor dieser ` +
    'Nachricht ist sicher. Schick diese danach noch einmal.',
  mistake:
    'Bei mir ging etwas schief, darum wurde nichts festgehalten. Wer mich betreibt, weiß Bescheid. Versuch es anders.',
  stopped:
    'Ich kann die letzte Sitzung dieser Gruppe nicht von der Platte lesen und pausiere hier. Bis das behoben ist, wird ' +
    'nichts festgehalten. Wer mich betreibt, weiß, was zu tun ist.',
  alreadyRecorded: (number) => `Das steht schon als #${number} im Protokoll. Ändere es mit /edit ${number} TEXT.`,
  noSuchKind: 'Das kann ich nicht festhalten. Öffne das Formular noch einmal.',
  formOutdated: 'Die Sitzung zu diesem Formular ist vorbei. Öffne es noch einmal.',
  noOwnersOrDay: (kind) =>
    `„${kind}“ kann weder Zuständige noch einen Termin haben. Wähl eine andere Art oder lass das leer.`,
  whichLine: (numbers) =>
    `Ich weiß nicht, welche Zeile zu welcher Nummer gehört (${numbers}). Nimm für jede /edit NUMMER TEXT.`,
  removed: (number) => phrase`${number} steht nicht mehr im Protokoll.`,
  picture: 'Bild',
  agreed: 'Beschlossen',
  rejected: 'Abgelehnt',
  needsVolunteer: (number, task) => phrase`${number} braucht Freiwillige: ${task} – reagiere mit ✋ und übernimm es.`,
  takeIt: 'Ich übernehme es',
  deleted: (who) => phrase`${who} hat diese Nachricht gelöscht.`,
  emptied: '(gelöscht)',
  noGroup:
    'Ich kenne dich in keiner meiner Gruppen als Mitglied. Schreib im Raum deiner Gruppe, oder lass dich von ' +
    'der Person aufnehmen, die mich betreibt.',
  whichGroup: (groups, example) => phrase`Du bist in ${groups}. Nenn zuerst die, die du meinst, etwa ${example}.`,
};
