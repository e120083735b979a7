import type { Translation } from '../../language/language.ts';
import type { DecisionsMessages } from './messages.ts';

export const decisionsGerman: Translation<DecisionsMessages> = {
  help: { agreed: 'Hält einen Beschluss fest.', rejected: 'Hält fest, dass etwas abgelehnt wurde.' },
  labels: { agreed: 'Beschluss: angenommen', rejected: 'Beschluss: abgelehnt' },
  what: { agreed: 'Was wurde beschlossen?', rejected: 'Was wurde abgelehnt?' },
};
