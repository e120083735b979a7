import type { Translation } from '../../language/language.ts';
import type { WebMessages } from './messages.ts';

export const webGerman: Translation<WebMessages> = {
  room: 'Raum',
  proposedMinutes: 'Vorgelegtes Protokoll',
  needsJavaScript: 'Diese Seite braucht JavaScript. Schalte es ein und lade sie neu.',
  backToRoom: 'Zurück zum Raum',
  errorTitles: {
    notFound: 'Diese Seite gibt es nicht',
    noMinutes: 'Dieses Protokoll ist nicht hier',
    forbidden: 'Das kannst du nicht öffnen',
    failed: 'Etwas ist schiefgegangen',
  },
  nothingHere: 'Unter dieser Adresse gibt es nichts. Prüfe, ob sie stimmt.',
  noProposal:
    'Vielleicht ist es schon gemergt oder noch nicht vorgelegt. Gemergte Protokolle stehen im Repository der Gruppe.',
  noRoom: 'Diesen Raum gibt es nicht.',
  noPicture: 'Dieses Bild gibt es nicht.',
  unknownPerson: (handle) => `Hier heißt niemand „${handle}“. Wähle noch einmal, wer du bist.`,
  notInRoom: 'Diese Nachricht ist nicht in diesem Raum.',
  emptyMessage: 'Schreib erst etwas.',
  notEmoji: (text) => `„${text}“ ist kein Emoji.`,
  notTaken: 'Gavel hat das noch nicht gespeichert. Es versucht es weiter.',
  badPlace: '„before“ muss eine ganze Zahl sein: der Platz einer Nachricht.',
  badRequest: (details) => `Die Anfrage stimmt nicht: ${details}`,
  notJson: 'Die Anfrage ist kein JSON.',
  sendJson: 'Sende JSON (Content-Type: application/json).',
  localOnly: 'Dieser Raum antwortet nur auf localhost, 127.0.0.1 und [::1].',
  otherPage: 'Eine andere Webseite kann in diesem Raum nichts schreiben.',
  publicOnly: (address) =>
    `Dieser Raum ist unter ${address}. Wenn du dort bist, muss der Server davor den Host-Header weitergeben.`,
  notSignedIn: 'Du bist nicht mehr angemeldet. Melde dich wieder an.',
  signedInAsOther: 'Du bist jetzt als jemand anderes angemeldet. Lade die Seite neu.',
  tooFast: (seconds) => `Das war zu viel auf einmal. Versuch es in ${seconds} s noch einmal.`,
  tooLong: 'Das ist zu lang: Eine Nachricht kann bis zu 256 kB haben.',
  pictureTooLarge: 'Das Bild ist größer als 20 MB. Nimm ein kleineres.',
  tooManyUploads: 'Gerade werden zu viele Bilder hochgeladen. Häng dieses in ein paar Sekunden noch einmal an.',
  notPicture: 'Das ist kein Bild, das hier gezeigt werden kann. Nimm ein PNG, JPEG, GIF oder WebP.',
  tooManyPictures: (most) => `Eine Nachricht kann bis zu ${most} Bilder haben.`,
  pictureGone: 'Ein Bild ist nicht mehr da. Häng es noch einmal an.',
  notWritten:
    'Gavel konnte das nicht speichern, also hat sich nichts geändert. Versuch es in einer Minute noch einmal.',
  broken: 'In Gavel ist etwas schiefgegangen. Wer Gavel betreibt, sieht den Grund im Log.',
};
