import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { MatrixMessages } from './messages.ts';

export const matrixGerman: Translation<MatrixMessages> = {
  encrypted:
    'Dieser Raum ist verschlüsselt, und verschlüsselte Nachrichten kann ich nicht lesen. Abschalten lässt sich das ' +
    'nicht: Leg einen Raum ohne Verschlüsselung an und lade mich dorthin ein.',
  notOurs: (setting) =>
    phrase`Ich bin hier, aber in diesem Raum trifft sich keine Gruppe. Wer mich betreibt, kann ihn in die Konfiguration eintragen: ${setting}`,
  tooLong: '… (zu lang für Matrix)',
};
