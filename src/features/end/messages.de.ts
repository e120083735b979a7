import type { Translation } from '../../language/language.ts';
import type { EndMessages } from './messages.ts';

export const endGerman: Translation<EndMessages> = {
  help: 'Beendet die Sitzung, schließt die offene Abstimmung und legt das Protokoll vor.',
  notStarted:
    'Die Sitzung hat noch nicht begonnen. Beginne sie mit /meeting start oder brich sie mit /meeting abort ab.',
  ended: 'Die Sitzung ist beendet.',
};
