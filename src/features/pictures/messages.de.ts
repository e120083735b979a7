import type { Translation } from '../../language/language.ts';
import type { PicturesMessages } from './messages.ts';

export const picturesGerman: Translation<PicturesMessages> = {
  notOfType: (types) => `Dein Bild ist nicht im Protokoll: Es nimmt nur ${types}.`,
  tooLarge: (megabytes) => `Dein Bild ist nicht im Protokoll: Es ist größer als ${megabytes} MB. Nimm ein kleineres.`,
  gone: 'Dein Bild ist nicht im Protokoll: Es war weg, bevor ich es holen konnte.',
  tooLate: 'Dein Bild ist nicht im Protokoll: Es kam zu spät.',
  givenUp:
    'Dein Bild ist nicht im Protokoll: Ich konnte es einen Tag lang nicht holen. Wer mich betreibt, findet den Grund im Log.',
  notYet: 'Ich kann dein Bild noch nicht holen, versuche es aber weiter. Wer mich betreibt, findet den Grund im Log.',
  noTopic: 'Es gibt noch kein Thema für das Bild. Eröffne eins mit /topic TEXT und schick es noch einmal.',
  noWords: 'Bild',
};
