import type { Translation } from '../../language/language.ts';
import type { DueMessages } from './messages.ts';

export const dueGerman: Translation<DueMessages> = {
  due: (day) => `fällig ${day}`,
  overdue: (day) => `überfällig: ${day}`,
  atNextMeeting: 'fällig zur nächsten Sitzung',
};
