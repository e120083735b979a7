import type { Translation } from '../../language/language.ts';
import { phrase } from '../../meeting/message.ts';
import type { ApprovalMessages } from './messages.ts';

export const approvalGerman: Translation<ApprovalMessages> = {
  help: {
    approved: 'Hält fest, wer das letzte Protokoll genehmigt hat, wenn Gavel es nicht sehen konnte.',
    merged: 'Hält fest, wer das letzte Protokoll gemergt hat, wenn Gavel es nicht sehen konnte.',
  },
  which: 'Welcher Pull Request, und wer war es?',
  namesOnly: 'Gib Namen wie @jonas an, und nichts danach.',
  recorded: {
    approved: (people) => phrase`Festgehalten: Letztes Protokoll genehmigt von ${people}.`,
    merged: (people) => phrase`Festgehalten: Letztes Protokoll gemergt von ${people}.`,
  },
};
