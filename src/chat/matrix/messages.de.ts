import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { MatrixMessages } from './messages.ts';

export const matrixGerman: Translation<MatrixMessages> = {
  encrypted:
    'Dieser Raum ist verschlüsselt, und verschlüsselte Nachrichten kann ich nicht lesen: Die Schlüssel meines Geräts ' +
    'sind weg. Wer mich betreibt, kann mich für ein neues Gerät noch einmal anmelden.',
  notOurs: (setting) =>
    phrase`Ich bin hier, aber in diesem Raum trifft sich keine Gruppe. Wer mich betreibt, kann ihn in die Konfiguration eintragen: ${setting}`,
  tooLong: '… (zu lang für Matrix)',
};
