import { inLanguages } from '../../language/language.ts';
import { decisionsGerman } from './messages.de.ts';

export const decisionsEnglish = {
  help: { agreed: 'Records a decision.', rejected: 'Records that something was turned down.' },
  labels: { agreed: 'Decision: agreed', rejected: 'Decision: rejected' },
  what: { agreed: 'What was agreed?', rejected: 'What was rejected?' },
};
export type DecisionsMessages = typeof decisionsEnglish;

export const decisionsMessages = inLanguages(decisionsEnglish, { de: decisionsGerman });
