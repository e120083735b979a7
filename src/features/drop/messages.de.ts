import { countedDe } from '../../language/german.ts';
import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { DropMessages } from './messages.ts';

export const dropGerman: Translation<DropMessages> = {
  help: 'Nimmt etwas Offenes endgültig von der Tagesordnung. Im Protokoll steht, wer das war und warum.',
  note: (reason) => (reason === '' ? 'fallen gelassen' : `fallen gelassen: ${reason}`),
  nothingOpen: (number) => `In #${number} ist nichts offen, also gibt es nichts fallen zu lassen.`,
  dropped: (who, number, below, text, reopen) =>
    phrase`${who} hat #${number} fallen gelassen${
      below === 0 ? '' : `, mit ${countedDe(below, { one: 'offenem Eintrag', other: 'offenen Einträgen' })} darunter`
    }: ${text}. So steht es im Protokoll; ${reopen} macht das rückgängig.`,
};
