import { pluralDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { ElectionsMessages } from './messages.ts';

export const electionsGerman: Translation<ElectionsMessages> = {
  helpElect: 'Wählt Sitzungsleitung oder Protokollführung der nächsten Sitzung. Ohne Namen werden Freiwillige gesucht.',
  helpUnelect: 'Nimmt jemandem die Rolle in der nächsten Sitzung wieder ab.',
  namesOnly: 'Gib nur Namen an, etwa @jonas.',
  whichRole: 'Sitzungsleitung oder Protokollführung? Schreib chair oder secretary.',
  whom: 'Wer? Gib einen Namen an, etwa @jonas.',
  elected: {
    chair: (people) => phrase`Sitzungsleitung beim nächsten Mal: ${people}.`,
    secretary: (people) => phrase`Protokollführung beim nächsten Mal: ${people}.`,
  },
  notElected: (people, count) => `${people} ${pluralDe(count, { one: 'ist', other: 'sind' })} nicht gewählt.`,
  unelected: (people, count) =>
    phrase`${people} ${pluralDe(count, { one: 'hat', other: 'haben' })} beim nächsten Mal keine Rolle mehr.`,
  who: {
    chair: 'Wer leitet die nächste Sitzung?',
    secretary: 'Wer führt in der nächsten Sitzung Protokoll?',
  },
  nobodyYet: 'Melde dich mit ✋. Bisher: niemand.',
  soFar: (people) => `Melde dich mit ✋. Bisher: ${people}.`,
  volunteer: 'Ich melde mich freiwillig',
};
